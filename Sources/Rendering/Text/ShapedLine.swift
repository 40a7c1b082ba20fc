import Charts

/// One line of text, shaped: fonts chosen, letters turned into glyphs and put in their places.
///
/// Lengths are points, from the start of the baseline at the left, y downward.
struct ShapedLine {
  var text: String
  var extent: TextExtent
  /// From left to right.
  var runs: [GlyphRun]

  /// Where the line begins, counted from its anchor.
  func start(for anchor: Scene.Text.Anchor) -> Double {
    switch anchor {
    case .start: 0
    case .middle: -extent.width / 2
    case .end: -extent.width
    }
  }
}

/// Neighbouring glyphs of one font and one direction.
struct GlyphRun {
  var face: FontFace
  var sizePoints: Double
  /// From left to right.
  var glyphs: [PlacedGlyph]
  /// The bytes of the line's text, in UTF-8, that the run shows.
  var bytes: Range<Int>
  /// How the bytes, in reading order, fall into glyphs: so PDF readers find the text again.
  var clusters: [Cluster]
  var isRightToLeft: Bool

  /// Letters that belong together, with the glyphs that show them.
  struct Cluster: Hashable {
    var byteCount: Int
    var glyphCount: Int
  }
}

/// One glyph of a run.
struct PlacedGlyph: Hashable {
  /// The number of the glyph in its font; 0 is the box that stands for a letter no font has.
  var id: UInt32
  var origin: Point
}
