import CCairo

/// Builds the bookmarks of a PDF from headings in reading order.
struct PDFOutline {
  /// The headings that are still open, from the top level down, with Cairo's numbers for them.
  private var open: [(level: Int, id: Int32)] = []

  mutating func add(_ places: [Page.OutlinePlace], page: Int, _ canvas: borrowing Canvas) {
    for place in places {
      while let last = open.last, last.level >= place.entry.level { open.removeLast() }
      let parent = open.last?.id ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
      let target = "page=\(page) pos=[0 \(PDFNumber.text(max(0, place.y - 12)))]"
      // Safe: the surface is the canvas's own and alive; the texts are copied.
      let id = unsafe cairo_pdf_surface_add_outline(
        cairo_get_target(canvas.context), parent, place.entry.title, target,
        parent == Int32(CAIRO_PDF_OUTLINE_ROOT)
          ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0))
      open.append((place.entry.level, id))
    }
  }
}

/// Numbers in Cairo's attributes, whatever the locale.
enum PDFNumber {
  /// With two decimal places.
  static func text(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let rest = hundredths % 100
    return "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
