import Charts
import Documents

/// Sets a document as pages: plain values, nothing is drawn.
struct PageLayout {
  let document: Document
  let figures: [String: Scene]
  let format: PageFormat
  let measure: TextMeasure
  let hyphenator: Hyphenator?

  /// - Returns: At least one page.
  func pages() -> [Page] {
    let first = pass(knownPages: [:])
    guard document.blocks.contains(.contents) else { return first }
    // The table of contents has the same size whatever its page numbers are, so twice is enough.
    return pass(knownPages: Self.pageNumbers(first))
  }

  /// The page of each id, from 1.
  static func pageNumbers(_ pages: [Page]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      for anchor in page.content.anchors where result[anchor.id] == nil {
        result[anchor.id] = index + 1
      }
    }
    return result
  }

  private func pass(knownPages: [String: Int]) -> [Page] {
    var layout = BlockLayout(
      document: document, figures: figures, format: format, measure: measure,
      hyphenator: hyphenator)
    layout.pages = knownPages
    let slabs = layout.slabs()
    var builder = PageBuilder(format: format, notes: notes(&layout))
    return builder.build(slabs)
  }

  /// Every footnote as one slab, and those that stand inside them.
  private func notes(_ layout: inout BlockLayout) -> [Slab] {
    var result: [Slab] = []
    while result.count < layout.footnotes.notes.count {
      let index = result.count
      let column = BlockLayout.Column(
        x: 12, width: format.textWidth - 12, style: .note)
      var slab = Slab.stack(layout.slabs(layout.footnotes.notes[index], column))
      let number = Scene.Text(
        String(index + 1), at: Point(0, ParagraphStyle.note.leading * 0.74 - 2.6),
        font: Font(.serif, sizePoints: 6.4), color: TextStyle.ink)
      slab.marks.insert(
        .node(.group(.init(role: "marker", nodes: [.text(number)]))), at: 0)
      result.append(slab)
    }
    return result
  }
}
