/// A scale that knows its data but not yet its place in the picture.
struct TrainedScale {
  let key: ScaleKey
  let kind: Kind
  let spec: ScaleSpec
  /// The settings of its axis; `nil` if the scale has none.
  let axis: AxisSpec?
  /// The settings of its legend; `nil` if the scale has none.
  let legend: LegendSpec?
  /// What its axis or legend says above the labels.
  let title: String?
  /// Pixels at both ends that keep bars inside the plot.
  let padding: Double
  /// The length of the intervals, if the data is cut into some.
  let binStep: Double?
  /// Whether the domain grows to round values.
  let nice: Nice
  /// Whether the values are parts of a stack that is 1 high.
  let isNormalized: Bool

  enum Kind: Hashable {
    case continuous(ContinuousScale.Transform, low: Double, high: Double)
    case discrete(ScaleType, [Datum])
  }

  /// The categories, if it has some.
  var categories: [Datum]? {
    if case .discrete(_, let categories) = kind { categories } else { nil }
  }

  /// The scale over a length of `range[1] - range[0]` pixels.
  func continuous(range: [Double], defaultPadding: Double = 0) -> ContinuousScale? {
    guard case .continuous(let transform, let low, let high) = kind else { return nil }
    var ends = [low, high]
    let length = (range[1] - range[0]).magnitude
    let padding = spec.padding ?? (self.padding > 0 ? self.padding : defaultPadding)
    if padding > 0, 2 * padding < length, low != high {
      let (a, b) = (transform(low), transform(high))
      let extra = (b - a) * padding / (length - 2 * padding)
      ends = [transform.inverse(a - extra), transform.inverse(b + extra)]
      // Padding must not move a zero base off its axis.
      if low == 0, spec.padding == nil { ends[0] = 0 }
      if high == 0, spec.padding == nil { ends[1] = 0 }
    }
    // A theme that keeps data off the frame does so instead of rounding the ends.
    if defaultPadding <= 0 || spec.nice != nil { ends = niced(ends, transform) }
    var range = range
    if spec.reverse == true { range.reverse() }
    return ContinuousScale(
      transform, domain: ends, range: range, isClamped: spec.clamp ?? false)
  }

  private func niced(_ ends: [Double], _ transform: ContinuousScale.Transform) -> [Double] {
    let count: Double
    switch nice {
    case .plain(false): return ends
    case .plain(true): count = 10
    case .count(let number): count = number
    }
    if case .log(let base) = transform { return Ticks.niceLog(ends[0], ends[1], base: base) }
    return Ticks.nice(ends[0], ends[1], count: count)
  }

  /// The gaps between and around the places of categories, as parts of a step.
  func gaps(isRect: Bool) -> (inner: Double, outer: Double) {
    guard case .discrete(let type, _) = kind else { return (0, 0) }
    switch type {
    case .band:
      if key.channel == .xOffset || key.channel == .yOffset {
        return (spec.paddingInner ?? spec.padding ?? 0, spec.paddingOuter ?? spec.padding ?? 0)
      }
      let inner = spec.paddingInner ?? spec.padding ?? (isRect ? 0 : 0.1)
      return (min(inner, 1), spec.paddingOuter ?? spec.padding ?? inner / 2)
    default: return (1, spec.paddingOuter ?? spec.padding ?? 0.5)
    }
  }
}
