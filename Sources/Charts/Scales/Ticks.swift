/// Round values at equal steps: 1, 2 or 5 times a power of ten, chosen as d3 chooses them.
enum Ticks {
  /// The step as a whole number: positive for steps from 1 up, negative for `1 / -increment`.
  static func increment(_ low: Double, _ high: Double, count: Double) -> Double {
    let raw = (high - low) / max(count, 1e-9)
    guard raw > 0, raw.isFinite else { return 0 }
    let power = Int(decimalLogarithm(raw).rounded(.down))
    let error = raw / powerOfTen(power)
    let factor: Double =
      error >= 50.0.squareRoot()
      ? 10
      : error >= 10.0.squareRoot()
        ? 5
        : error >= 2.0.squareRoot() ? 2 : 1
    return power >= 0 ? factor * powerOfTen(power) : -powerOfTen(-power) / factor
  }

  /// About `count` round values from `low` to `high`, in this order.
  ///
  /// Each is a whole number times a power of ten or divided by one, so 0.3 is 0.3.
  static func linear(_ low: Double, _ high: Double, count: Double) -> [Double] {
    guard low.isFinite, high.isFinite, count > 0 else { return [] }
    if low == high { return [low] }
    if high < low { return linear(high, low, count: count).reversed() }
    let step = increment(low, high, count: count)
    guard step != 0, step.isFinite else { return [] }
    func value(_ index: Double) -> Double { step > 0 ? index * step : index / -step }
    var first = step > 0 ? (low / step).rounded() : (low * -step).rounded()
    var last = step > 0 ? (high / step).rounded() : (high * -step).rounded()
    if value(first) < low { first += 1 }
    if value(last) > high { last -= 1 }
    guard last >= first, last - first <= 1000 else { return [] }
    return (0...Int(last - first)).map { value(first + Double($0)) + 0 }
  }

  /// The ends `low` and `high` moved outwards to round values.
  static func nice(_ low: Double, _ high: Double, count: Double) -> [Double] {
    guard low < high else {
      return low > high ? nice(high, low, count: count).reversed() : [low, high]
    }
    var (a, b) = (low, high)
    var previous = 0.0
    for _ in 0..<10 {
      let step = increment(a, b, count: count)
      guard step != 0, step.isFinite, step != previous else { break }
      previous = step
      if step > 0 {
        (a, b) = ((a / step).rounded(.down) * step, (b / step).rounded(.up) * step)
      } else {
        (a, b) = ((a * -step).rounded(.down) / -step, (b * -step).rounded(.up) / -step)
      }
    }
    return [a + 0, b + 0]
  }

  /// The ends moved outwards to powers of `base`.
  static func niceLog(_ low: Double, _ high: Double, base: Double) -> [Double] {
    guard low > 0, high > 0 else { return [low, high] }
    if low > high { return niceLog(high, low, base: base).reversed() }
    let first = exponent(low, base).rounded(.down)
    let last = exponent(high, base).rounded(.up)
    return [power(base, first), power(base, last)]
  }

  /// Zero and the powers of ten on both sides that are not below `constant`, from `low` to `high`:
  /// evenly spaced where a symlog scale is logarithmic. Linear ticks if there are fewer than three.
  static func symlog(_ low: Double, _ high: Double, constant: Double) -> [Double] {
    if low > high { return symlog(high, low, constant: constant).reversed() }
    let greatest = max(low.magnitude, high.magnitude)
    guard greatest.isFinite, greatest > constant, constant > 0 else {
      return linear(low, high, count: 5)
    }
    let first = Int(decimalLogarithm(constant).rounded(.up))
    let last = Int(decimalLogarithm(greatest).rounded(.down))
    guard last >= first, last - first < 100 else { return linear(low, high, count: 5) }
    let powers = (first...last).map(powerOfTen)
    let ticks = powers.reversed().map { -$0 } + [0] + powers
    let inside = ticks.filter { $0 >= low && $0 <= high }
    return inside.count < 3 ? linear(low, high, count: 5) : inside
  }

  /// The powers of `base` from `low` to `high` and, where there are few of them, their multiples.
  static func log(_ low: Double, _ high: Double, base: Double, count: Double) -> [Double] {
    guard low > 0, high > 0, low.isFinite, high.isFinite else { return [] }
    if low == high { return [low] }
    if low > high { return log(high, low, base: base, count: count).reversed() }
    let (first, last) = (exponent(low, base), exponent(high, base))
    guard base.rounded() == base, base <= 100, last - first < count else {
      let steps = linear(first, last, count: min(last - first, count))
      return steps.map { power(base, $0) }.filter { $0 >= low && $0 <= high }
    }
    var ticks: [Double] = []
    for decade in Int(first.rounded(.down))...Int(last.rounded(.up)) {
      for multiple in 1..<Int(base) {
        let tick = product(multiple, decade, base)
        if tick >= low, tick <= high { ticks.append(tick) }
      }
    }
    return Double(ticks.count * 2) < count ? linear(low, high, count: count) : ticks
  }

  /// `multiple · baseᵈ`, correctly rounded: 3 · 10⁻¹ is 0.3.
  private static func product(_ multiple: Int, _ decade: Int, _ base: Double) -> Double {
    let scale = power(base, Double(decade.magnitude))
    return decade < 0 ? Double(multiple) / scale : Double(multiple) * scale
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    if base == 10, exponent == exponent.rounded() { return powerOfTen(Int(exponent)) }
    return Charts.power(base, exponent)
  }

  /// The logarithm to `base`, exact for its powers.
  static func exponent(_ x: Double, _ base: Double) -> Double {
    if base == 10 { return decimalLogarithm(x) }
    let raw = naturalLogarithm(x) / naturalLogarithm(base)
    let whole = raw.rounded()
    return (raw - whole).magnitude < 1e-12 ? whole : raw
  }
}
