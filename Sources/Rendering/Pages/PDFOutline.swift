import CCairo

/// Builds the bookmarks of a PDF from headings in reading order.
struct PDFOutline {
  /// The headings that are still open, from the top level down, with Cairo's numbers for them.
  private var open: [(level: Int, id: Int32)] = []

  mutating func add(_ entries: [Slab.OutlineEntry], _ canvas: borrowing Canvas) {
    for entry in entries {
      while let last = open.last, last.level >= entry.level { open.removeLast() }
      let parent = open.last?.id ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
      let target = "dest='\(PDFText.name(entry.id))'"
      // Safe: the surface is the canvas's own and alive; the texts are copied.
      let id = unsafe cairo_pdf_surface_add_outline(
        cairo_get_target(canvas.context), parent, entry.title, target,
        parent == Int32(CAIRO_PDF_OUTLINE_ROOT)
          ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0))
      open.append((entry.level, id))
    }
  }
}
