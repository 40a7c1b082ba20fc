/// A scale that gives each category its place: a band with a width, or a point without one.
struct BandScale: Hashable, Sendable {
  let categories: [Datum]
  /// From the start of one category to that of the next.
  let step: Double
  /// The width of a band; 0 for points.
  let bandwidth: Double
  private let start: Double
  private let indices: [Datum: Int]

  /// - Parameters:
  ///   - inner: The gap between bands, as a part of a step; 1 makes points.
  ///   - outer: The space before the first and after the last band, as a part of a step.
  init(categories: [Datum], range: [Double], inner: Double, outer: Double) {
    self.categories = categories
    let count = Double(categories.count)
    let length = range[1] - range[0]
    step = length / max(1, count - inner + 2 * outer)
    bandwidth = (step * (1 - inner)).magnitude
    let first = range[0] + (length - step * (count - inner)) / 2
    // A reversed range fills from its far end.
    start = step < 0 ? first - bandwidth : first
    indices = Dictionary(zip(categories, categories.indices)) { first, _ in first }
  }

  /// How many steps `count` categories take up.
  static func space(_ count: Int, inner: Double, outer: Double) -> Double {
    guard count > 0 else { return 0 }
    let space = Double(count) - inner + 2 * outer
    return space > 0 ? space : 1
  }

  /// Where the band of `category` begins; `nil` for an unknown one.
  func band(of category: Datum) -> Double? {
    indices[category].map { start + step * Double($0) }
  }

  /// The middle of the band of `category`; nan for an unknown one.
  func center(of category: Datum) -> Double {
    band(of: category).map { $0 + bandwidth / 2 } ?? .nan
  }
}
