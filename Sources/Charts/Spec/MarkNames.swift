/// How a line runs between its points.
public enum Interpolation: String, SpecName {
  case linear, monotone, step, basis, cardinal
  case stepBefore = "step-before"
  case stepAfter = "step-after"

  static let outside = [
    "bundle", "cardinal-open", "cardinal-closed", "basis-open", "basis-closed",
    "linear-closed", "natural", "catmull-rom",
  ]
}

/// How the ends of a line look.
public enum StrokeCap: String, SpecName {
  case butt, round, square
}

/// The outlines of points.
public enum MarkerShape: String, SpecName {
  case circle, square, cross, diamond, stroke
  case triangle
  case triangleUp = "triangle-up"
  case triangleDown = "triangle-down"
  case triangleRight = "triangle-right"
  case triangleLeft = "triangle-left"

  static let outside = ["arrow", "wedge"]
}

/// Where a text lies beside its place.
public enum Alignment: String, SpecName {
  case left, center, right
}

/// Where a text lies above or below its place.
public enum Baseline: String, SpecName {
  case top, middle, bottom, alphabetic
  case lineTop = "line-top"
  case lineBottom = "line-bottom"
}

/// The direction in which a mark measures: a vertical bar's value is its height.
public enum Orientation: String, SpecName {
  case horizontal, vertical
}

/// Upright or slanted letters.
public enum FontStyle: String, SpecName {
  case normal, italic, oblique
}

/// What an error bar reaches to: standard error, standard deviation, the 95 % interval of the
/// mean, or the quartiles.
public enum ErrorExtent: String, SpecName {
  case ci, iqr, stderr, stdev
}

/// What an error bar is centred on.
public enum ErrorCenter: String, SpecName {
  case mean, median
}

/// Bold or not; numbers from 600 are bold.
public enum FontWeight: Hashable, Sendable, SpecValue {
  case normal, bold
  case number(Double)

  /// Whether it is drawn with the bold face.
  public var isBold: Bool {
    switch self {
    case .normal: false
    case .bold: true
    case .number(let weight): weight >= 600
    }
  }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .string("normal"), .string("lighter"): self = .normal
    case .string("bold"), .string("bolder"): self = .bold
    case .number(let weight): self = .number(weight)
    default: throw node.wrongType("“normal”, “bold” or a number")
    }
  }

  var json: JSON {
    switch self {
    case .normal: .string("normal")
    case .bold: .string("bold")
    case .number(let weight): .number(weight)
    }
  }
}

/// A length in pixels, or as a part of a band.
public enum BandSize: Hashable, Sendable, SpecValue {
  case pixels(Double)
  case band(Double)

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    if case .number(let pixels) = node.json, pixels >= 0 {
      self = .pixels(pixels)
    } else if case .number(let part)? = node.json["band"], part >= 0 {
      self = .band(part)
    } else {
      throw node.wrongType("a length in pixels or {\"band\": part}")
    }
  }

  var json: JSON {
    switch self {
    case .pixels(let pixels): .number(pixels)
    case .band(let part): .object([.init("band", .number(part))])
    }
  }
}
