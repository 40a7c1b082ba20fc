import Charts

/// A part of a paragraph before it is broken into lines (Knuth and Plass's boxes, glue, penalties).
enum LineItem: Sendable {
  case box(Fragment)
  /// A space, with how far it may grow and shrink.
  case glue(width: Double, stretch: Double, shrink: Double)
  /// A place where a line may end, at a cost; with a hyphen if `hyphen` is one.
  case penalty(cost: Double, hyphen: Fragment?)
  /// A place where a line must end.
  case forcedBreak

  /// What a box holds.
  struct Fragment: Sendable {
    var content: Content
    var width: Double
  }

  enum Content: Sendable {
    case text(String, TextStyle)
    case formula(FormulaBox, LinkTarget?)
    /// The place of an id, without extent.
    case anchor(String)
    /// The mark of a footnote: its index, and the sign that is set; the note itself stands at the
    /// foot of the page with the first one.
    case note(Int, String, TextStyle, isFirst: Bool)
  }
}
