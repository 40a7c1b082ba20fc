import CCairo
public import Charts
public import Documents

/// A document as a PDF of pages, set like a paper.
///
/// Paragraphs are justified and hyphenated, figures are vectors and float, tables break across
/// pages under a repeated head, headings are bookmarks, links work, fonts are embedded as subsets.
/// The bytes do not depend on the time.
public struct PagedPDF {
  public let document: Document
  /// By figure id; a figure without a scene shows its text alternative.
  public let figures: [String: Scene]
  public let paper: PaperSize
  private let typesetter: Typesetter

  public init(
    _ document: Document, figures: [String: Scene] = [:], paper: PaperSize = .a4,
    typesetter: Typesetter
  ) {
    self.document = document
    self.figures = figures
    self.paper = paper
    self.typesetter = typesetter
  }

  /// The file.
  ///
  /// - Throws: ``RenderingError/missingPatterns(file:package:)`` without hyphenation patterns for
  ///   the document's language; ``RenderingError/drawing(reason:)`` for Cairo's errors.
  /// - Complexity: about linear in the text; two passes if there is a table of contents.
  public func bytes() throws(RenderingError) -> [UInt8] {
    let pages = try self.pages()
    let known = PageLayout.pageNumbers(pages)
    return try PDFFile.bytes(
      width: paper.width, height: paper.height, title: document.title.plainText,
      typesetter: typesetter
    ) { canvas throws(RenderingError) in
      var outline = PDFOutline()
      for (index, page) in pages.enumerated() {
        if index > 0 { canvas.beginNextPage() }
        try Self.draw(page, on: canvas, known)
        outline.add(page.outline, canvas)
      }
    }
  }

  /// The pages as plain values.
  func pages() throws(RenderingError) -> [Page] {
    let layout = PageLayout(
      document: document, figures: figures, format: PageFormat(paper: paper),
      measure: TextMeasure(typesetter), hyphenator: try Hyphenator(language: document.language))
    return layout.pages()
  }

  private static func draw(
    _ page: Page, on canvas: borrowing Canvas, _ known: [String: Int]
  ) throws(RenderingError) {
    for mark in page.content.marks {
      switch mark {
      case .node(let node): try canvas.draw(Scene(width: 1, height: 1, nodes: [node]))
      case .figure(let scene, let origin, let scale):
        unsafe cairo_save(canvas.context)
        unsafe cairo_translate(canvas.context, origin.x, origin.y)
        unsafe cairo_scale(canvas.context, scale, scale)
        try canvas.draw(scene)
        unsafe cairo_restore(canvas.context)
      }
    }
    for anchor in page.content.anchors {
      let top = PDFText.number(max(0, anchor.y - 12))
      let place = "name='\(PDFText.name(anchor.id))' x=0 y=\(top)"
      unsafe cairo_tag_begin(canvas.context, CAIRO_TAG_DEST, place)
      unsafe cairo_tag_end(canvas.context, CAIRO_TAG_DEST)
    }
    for link in page.content.links { add(link, on: canvas, known) }
  }

  private static func add(
    _ link: Slab.Link, on canvas: borrowing Canvas, _ known: [String: Int]
  ) {
    let area = [link.area.x, link.area.y, link.area.width, link.area.height]
      .map(PDFText.number).joined(separator: " ")
    let target: String
    switch link.target {
    case .outside(let address): target = "uri='\(PDFText.address(address))'"
    // A link to nowhere would be an error of the whole file.
    case .inside(let id):
      guard known[id] != nil else { return }
      target = "dest='\(PDFText.name(id))'"
    }
    unsafe cairo_tag_begin(canvas.context, CAIRO_TAG_LINK, "\(target) rect=[\(area)]")
    unsafe cairo_tag_end(canvas.context, CAIRO_TAG_LINK)
  }
}
