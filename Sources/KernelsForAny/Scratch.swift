/// Lends `body` some floats of the stack, all 0 at first.
@inline(__always)
func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
  unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { floats in
    guard let start = floats.baseAddress else { return }
    unsafe start.initialize(repeating: 0, count: count)
    unsafe body(start)
  }
}
