/// Says how large a line of text will be, so that layout needs no drawing library.
///
/// Rendering measures with Pango; tests use a fixed width for each character.
public protocol TextMeasuring {
  /// The extent of `string` as one line of `font`.
  func extent(of string: String, font: Font) -> TextExtent
}

/// The logical size of a line of text, in points.
public struct TextExtent: Hashable, Sendable {
  public var width: Double
  /// From the baseline to the top of the line.
  public var ascent: Double
  /// From the baseline to the bottom of the line.
  public var descent: Double

  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }
}
