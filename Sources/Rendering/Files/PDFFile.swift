import CCairo
import Charts

/// A PDF file in the making.
enum PDFFile {
  /// The file that `draw` draws; further pages begin with ``Canvas/beginNextPage()``.
  ///
  /// It is PDF 1.5, the first in which Cairo says what letters a ligature stands for, and holds no
  /// time: the same drawing gives the same bytes.
  ///
  /// - Parameters:
  ///   - width: Of the pages, in points.
  ///   - height: Of the pages, in points.
  /// - Throws: ``RenderingError/drawing(reason:)``, and what `draw` throws.
  static func bytes(
    width: Double, height: Double, title: String, typesetter: Typesetter,
    draw: (borrowing Canvas) throws(RenderingError) -> Void
  ) throws(RenderingError) -> [UInt8] {
    let sink = ByteSink()
    // Safe: the call never returns null; the sink lives until after the surface has been finished.
    let surface = unsafe cairo_pdf_surface_create_for_stream(
      ByteSink.write, sink.pointer, width, height)!
    defer { unsafe cairo_surface_destroy(surface) }
    unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    if !title.isEmpty {
      unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    }
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "report")
    // Without this the time of drawing would be in the file.
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    let canvas = unsafe try Canvas(on: surface, .vector, typesetter: typesetter)
    defer { withExtendedLifetime(sink) { unsafe cairo_surface_finish(surface) } }
    try draw(canvas)
    unsafe cairo_surface_finish(surface)
    try unsafe cairo_surface_status(surface).check()
    return sink.bytes
  }
}

extension Canvas {
  /// Ends a page of a file with several and begins the next.
  func beginNextPage() {
    unsafe cairo_show_page(context)
  }
}
