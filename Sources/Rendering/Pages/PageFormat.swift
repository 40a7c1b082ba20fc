/// The paper of a PDF.
public enum PaperSize: String, Hashable, Sendable, CaseIterable {
  case a4, letter

  /// In points.
  public var width: Double { self == .a4 ? 595.276 : 612 }
  /// In points.
  public var height: Double { self == .a4 ? 841.89 : 792 }
}

/// The measures of a page, in points.
struct PageFormat: Hashable, Sendable {
  var paper: PaperSize
  var sideMargin = 79.0
  var topMargin = 76.0
  var bottomMargin = 84.0

  var textWidth: Double { paper.width - 2 * sideMargin }
  var textHeight: Double { paper.height - topMargin - bottomMargin }
  /// The baseline of the page number, from the top of the paper.
  var folioBaseline: Double { paper.height - 46 }
}
