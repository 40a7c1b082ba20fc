/// Floats at an address that is a multiple of 64, the size of a cache line and of the widest register.
///
/// They begin as zeros.
@safe public struct FloatBuffer: ~Copyable {
  /// The first of them.
  public let base: UnsafeMutablePointer<Float>
  public let count: Int

  public init(count: Int) {
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    unsafe base = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  /// The same floats as those of an array.
  public init(_ values: [Float]) {
    self.init(count: values.count)
    for (index, value) in values.enumerated() { unsafe base[index] = value }
  }

  deinit { unsafe base.deallocate() }

  /// All of them, as values.
  public var values: [Float] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The address as a constant.
  public var read: UnsafePointer<Float> { unsafe UnsafePointer(base) }
}
