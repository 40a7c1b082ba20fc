import Randomness

/// Random choices that are the same on every machine and with every version of Swift.
///
/// The standard library's `random(in:using:)` does not promise how many numbers it takes from a
/// generator, so it is not used.
struct Draws {
  private var generator: Philox

  /// The choices that belong to a seed and a path of names.
  init(seed: UInt64, path: [String]) {
    generator = Philox(seed: seed, path: path)
  }

  /// Choices of their own that begin where others stand, so that how many are made here does not
  /// change those.
  init(copying other: Draws) {
    self = other
  }

  /// A number in `0..<count`; the bias is below 2⁻⁴⁰ for any count used here.
  mutating func below(_ count: Int) -> Int {
    Int(UInt64(count).multipliedFullWidth(by: generator.next()).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in `percent` of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[below(list.count)]
  }

  /// An index, each as likely as its weight says; the weights do not all vanish.
  mutating func index(weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }

  /// One of a list that is not empty: mostly the first, seldom the third and later ones.
  mutating func pickUsual<Element>(_ list: [Element]) -> Element {
    list[index(weights: list.indices.map { $0 == 0 ? 6 : $0 == 1 ? 3 : 1 })]
  }

  /// Fisher and Yates's shuffle.
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var list = list
    for last in stride(from: list.count - 1, to: 0, by: -1) {
      list.swapAt(last, below(last + 1))
    }
    return list
  }
}
