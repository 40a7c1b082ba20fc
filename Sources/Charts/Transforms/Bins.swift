/// Intervals of equal length with round ends that cover some values, chosen as Vega chooses them.
struct Bins: Hashable {
  /// The start of the first interval.
  let low: Double
  /// The end of the last interval.
  let high: Double
  let step: Double
  /// The starts of the intervals, where there are not too many to keep.
  private let starts: [Double]

  /// - Parameter maxbins: The greatest number of intervals where `spec` gives none.
  init(of values: [Double], _ spec: BinSpec, maxbins: Double) {
    let finite = values.lazy.filter(\.isFinite)
    var (least, greatest) = (finite.min() ?? 0, finite.max() ?? 0)
    if let extent = spec.extent { (least, greatest) = (extent[0], extent[1]) }
    var span = greatest - least
    if span == 0 { span = least.magnitude == 0 ? 1 : least.magnitude }
    let chosen = spec.step ?? Self.step(span, spec, maxbins: spec.maxbins ?? maxbins)
    // Spans at the ends of what numbers can hold have no round steps.
    let step = chosen.isNormal ? chosen : 1
    self.step = step
    guard spec.nice != false else {
      low = least
      high = greatest > least ? greatest : least + step
      starts = Self.starts(from: low, to: high, step)
      return
    }
    let digits = decimalLogarithm(step)
    let precision = digits >= 0 ? 0 : Int((-digits).rounded(.down)) + 1
    let slack = powerOfTen(-precision - 1)
    let start = ((least / step + slack).rounded(.down)) * step
    low = Self.settled(least < start ? start - step : start)
    let end = (greatest / step).rounded(.up) * step
    high = Self.settled(end > low ? end : low + step)
    starts = Self.starts(from: low, to: high, step)
  }

  private static func starts(from low: Double, to high: Double, _ step: Double) -> [Double] {
    let count = ((high - low) / step).rounded(.up)
    guard count >= 1, count <= 10_000 else { return [] }
    return (0..<Int(count)).map { settled(low + Double($0) * step) }
  }

  private static func step(_ span: Double, _ spec: BinSpec, maxbins: Double) -> Double {
    let base = spec.base ?? 10
    let level = (naturalLogarithm(maxbins) / naturalLogarithm(base)).rounded(.up)
    let least = spec.minstep ?? 0
    let exponent = (naturalLogarithm(span) / naturalLogarithm(base)).rounded() - level
    var step = max(least, power(base, exponent))
    while (span / step).rounded(.up) > maxbins { step *= base }
    for divisor in [5.0, 2.0] {
      let finer = step / divisor
      if finer >= least, span / finer <= maxbins { step = finer }
    }
    return settled(step)
  }

  /// Without the last bits' noise: 0.30000000000000004 becomes 0.3.
  private static func settled(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    return Double(Decimal(value.magnitude).rounded(significant: 14).plain).map {
      value < 0 ? -$0 : $0
    } ?? value
  }

  /// The start of the interval that holds `value`; nan if none does.
  func start(of value: Double) -> Double {
    guard value.isFinite, value >= low, value <= high else { return .nan }
    let last = max(0, ((high - low) / step).rounded(.up) - 1)
    // The slack counts a value that is an end, but for rounding, to the interval that begins there.
    let index = min(last, ((value - low) / step + 1e-10).rounded(.down))
    return starts.isEmpty ? Self.settled(low + index * step) : starts[Int(index)]
  }
}
