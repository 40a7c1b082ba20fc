/// The colours of a scale's data.
struct ColorLookup {
  private let colors: [Color]
  private let indices: [Datum: Int]
  private let scale: ContinuousScale?

  var isContinuous: Bool { scale != nil }

  init(scale trained: TrainedScale, palette: Palette) {
    scale = trained.continuous(range: [0, 1])
    let categories = trained.categories ?? []
    indices = Dictionary(zip(categories, categories.indices)) { first, _ in first }
    if case .names(let names)? = trained.spec.range {
      colors = names.map { Color(css: $0) ?? palette.single }
    } else if let scheme = trained.spec.scheme {
      let all = scheme.colors
      // A ramp gives categories its colours at equal distances.
      let count = max(1, categories.count)
      colors =
        trained.categories != nil && scheme.isRamp
        ? (0..<count).map {
          ColorScheme.color(at: count == 1 ? 0.5 : Double($0) / Double(count - 1), of: all)
        } : all
    } else {
      colors = trained.categories == nil ? palette.ramp : palette.categories
    }
  }

  /// The colour of `datum`; that of the first category for an unknown one.
  func color(of datum: Datum) -> Color {
    if let scale {
      return ColorScheme.color(at: scale(datum.number ?? .nan), of: colors)
    }
    return colors.isEmpty ? Color(rgb: 0) : colors[(indices[datum] ?? 0) % colors.count]
  }
}

/// The sizes or opacities of a scale's data.
struct NumberLookup {
  private let range: [Double]
  private let indices: [Datum: Int]
  private let scale: ContinuousScale?

  init(scale trained: TrainedScale, range: [Double]) {
    self.range = range
    scale = trained.continuous(range: [range[0], range[range.count - 1]])
    let categories = trained.categories ?? []
    indices = Dictionary(zip(categories, categories.indices)) { first, _ in first }
  }

  /// The number of `datum`; categories are spread evenly over the range.
  func number(of datum: Datum) -> Double {
    if let scale { return scale(datum.number ?? .nan) }
    guard indices.count > 1 else { return range[range.count - 1] }
    let part = Double(indices[datum] ?? 0) / Double(indices.count - 1)
    return range[0] + (range[range.count - 1] - range[0]) * part
  }
}

extension Palette {
  /// The dash patterns of a scale in points, for lines of `width` points.
  func dashes(of scale: TrainedScale?, width: Double) -> [[Double]] {
    if case .dashes(let given)? = scale?.spec.range { return given }
    return dashes.map { $0.map { $0 * width } }
  }

  /// The shapes of a scale.
  func shapes(of scale: TrainedScale?) -> [MarkerShape] {
    guard case .names(let names)? = scale?.spec.range else { return shapes }
    let given = names.compactMap { MarkerShape(rawValue: $0) }
    return given.isEmpty ? shapes : given
  }
}
