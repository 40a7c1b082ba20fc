/// Runs of ``Lanes`` over `count` floats: where each begins and how many floats it has, all 16 but for
/// the last one.
struct Runs: Sequence, IteratorProtocol {
  private let count: Int
  private var offset = 0

  @inline(__always)
  init(_ count: Int) {
    self.count = count
  }

  @inline(__always)
  mutating func next() -> (offset: Int, width: Int)? {
    guard offset < count else { return nil }
    defer { offset &+= lanes }
    let rest = count &- offset
    return (offset, rest < lanes ? rest : lanes)
  }
}
