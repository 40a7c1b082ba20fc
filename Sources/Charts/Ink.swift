/// A colour in sRGB with opacity, each part 0…1.
public struct Color: Hashable, Sendable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var opacity: Double

  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }
}

/// How the outline of a path is drawn.
public struct Stroke: Hashable, Sendable {
  public enum Cap: String, Hashable, Sendable { case butt, round, square }
  public enum Join: String, Hashable, Sendable { case miter, round, bevel }

  public var color: Color
  public var widthPoints: Double
  /// Lengths of strokes and gaps in turn, in points; empty for a solid line.
  public var dashPoints: [Double]
  public var cap: Cap
  public var join: Join

  public init(
    color: Color, widthPoints: Double, dashPoints: [Double] = [], cap: Cap = .butt,
    join: Join = .miter
  ) {
    self.color = color
    self.widthPoints = widthPoints
    self.dashPoints = dashPoints
    self.cap = cap
    self.join = join
  }
}

/// A face of one of the families that the program draws with.
public struct Font: Hashable, Sendable {
  /// The families, each fixed to one font of the machine by the private fontconfig.
  public enum Family: String, Hashable, Sendable { case sans, serif, mono, math }

  public var family: Family
  public var sizePoints: Double
  public var bold: Bool
  public var italic: Bool

  public init(
    _ family: Family = .sans, sizePoints: Double, bold: Bool = false, italic: Bool = false
  ) {
    self.family = family
    self.sizePoints = sizePoints
    self.bold = bold
    self.italic = italic
  }
}
