/// Cuts a run of floats into parts, each of which begins at a multiple of 16.
@unsafe struct Carver {
  private let base: UnsafeMutablePointer<Float>
  /// Floats given away.
  private(set) var used = 0

  init(_ base: UnsafeMutablePointer<Float>) {
    unsafe self.base = base
  }

  mutating func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    defer { unsafe used += roundedToLine(count) }
    return unsafe base + used
  }
}

/// What a part of `count` floats takes: whole cache lines.
func roundedToLine(_ count: Int) -> Int { (count + 15) / 16 * 16 }
