import Charts

/// How a run of text is set.
struct TextStyle: Hashable, Sendable {
  var font: Font
  var color: Color
  /// How far the baseline is raised, in points.
  var rise = 0.0
  var isStruck = false
  var target: LinkTarget?

  static let ink = Color(red: 0.1, green: 0.1, blue: 0.12)
  static let soft = Color(red: 0.36, green: 0.38, blue: 0.41)
  static let hairline = Color(red: 0.8, green: 0.81, blue: 0.82)
  static let wash = Color(red: 0.957, green: 0.96, blue: 0.965)
  static let link = Color(red: 0.03, green: 0.27, blue: 0.58)
}

/// How the paragraphs of a part of a page are set.
struct ParagraphStyle: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case justified, leading, center, trailing }

  var text: TextStyle
  /// From baseline to baseline, in points.
  var leading: Double
  var alignment = Alignment.justified
  /// Between two paragraphs, in points.
  var spacing: Double

  /// The same with smaller or larger letters.
  func scaled(by scale: Double) -> ParagraphStyle {
    var style = self
    style.text.font.sizePoints *= scale
    style.leading *= scale
    return style
  }

  static let body = ParagraphStyle(
    text: TextStyle(font: Font(.serif, sizePoints: 11), color: TextStyle.ink), leading: 14.2,
    spacing: 7)
  static let note = ParagraphStyle(
    text: TextStyle(font: Font(.serif, sizePoints: 9), color: TextStyle.ink), leading: 11.4,
    spacing: 3)
  static let caption = ParagraphStyle(
    text: TextStyle(font: Font(.sans, sizePoints: 9), color: TextStyle.ink), leading: 12,
    alignment: .leading, spacing: 4)
  static let cell = ParagraphStyle(
    text: TextStyle(font: Font(.sans, sizePoints: 9), color: TextStyle.ink), leading: 12,
    alignment: .leading, spacing: 3)
}

/// Where a link of a page leads.
enum LinkTarget: Hashable, Sendable {
  /// The place with this id in the same file.
  case inside(String)
  case outside(String)
}
