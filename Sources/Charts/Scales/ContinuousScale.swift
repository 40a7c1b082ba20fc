/// A scale from numbers to numbers: linear in the values themselves, their logarithms or powers.
struct ContinuousScale: Hashable, Sendable {
  /// What the values go through before they are placed.
  enum Transform: Hashable, Sendable {
    case linear
    case log(base: Double)
    /// sign(x) · ln(1 + |x| / c): linear near zero, logarithmic far from it.
    case symlog(constant: Double)
    /// sign(x) · |x|ᵉ.
    case pow(exponent: Double)

    /// The transformed value; nan where there is none.
    func callAsFunction(_ x: Double) -> Double {
      switch self {
      case .linear: x
      case .log: x > 0 ? naturalLogarithm(x) : .nan
      case .symlog(let constant):
        x < 0
          ? -naturalLogarithm(1 - x / constant) : naturalLogarithm(1 + x / constant)
      case .pow(let exponent): x < 0 ? -power(-x, exponent) : power(x, exponent)
      }
    }

    /// The value that is transformed to `t`.
    func inverse(_ t: Double) -> Double {
      switch self {
      case .linear: t
      case .log: exponential(t)
      case .symlog(let constant):
        t < 0 ? -constant * (exponential(-t) - 1) : constant * (exponential(t) - 1)
      case .pow(let exponent): t < 0 ? -power(-t, 1 / exponent) : power(t, 1 / exponent)
      }
    }

    /// Whether `x` has a place on the scale.
    func contains(_ x: Double) -> Bool {
      guard x.isFinite else { return false }
      if case .log = self { return x > 0 }
      return true
    }
  }

  let transform: Transform
  /// The ends in data space; equal only if there is but one value.
  let domain: [Double]
  /// What the ends of the domain become.
  let range: [Double]
  let isClamped: Bool
  private let origin: Double
  private let factor: Double

  init(
    _ transform: Transform, domain: [Double], range: [Double], isClamped: Bool = false
  ) {
    self.transform = transform
    self.domain = domain
    self.range = range
    self.isClamped = isClamped
    let (low, high) = (transform(domain[0]), transform(domain[1]))
    origin = low
    factor = high == low ? 0 : (range[1] - range[0]) / (high - low)
  }

  /// Where `x` lies in the range, the middle if the domain is one value; nan if nowhere.
  func callAsFunction(_ x: Double) -> Double {
    guard transform.contains(x) else { return .nan }
    guard factor != 0 else { return (range[0] + range[1]) / 2 }
    let place = range[0] + (transform(x) - origin) * factor
    guard isClamped else { return place }
    return min(max(place, min(range[0], range[1])), max(range[0], range[1]))
  }

  /// Where `x` lies as a fraction of the domain.
  func fraction(_ x: Double) -> Double {
    let place = self(x)
    return range[0] == range[1] ? 0.5 : (place - range[0]) / (range[1] - range[0])
  }
}
