/// Lends `body` some floats of the stack, all 0 at first.
@inline(__always)
func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
  unsafe withUnsafeTemporaryAllocation(byteCount: count * 4, alignment: 64) { bytes in
    guard let start = bytes.baseAddress else { return }
    let floats = unsafe start.bindMemory(to: Float.self, capacity: count)
    unsafe floats.initialize(repeating: 0, count: count)
    unsafe body(floats)
  }
}
