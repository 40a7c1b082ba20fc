import CCairo

/// A PDF file in the making.
enum PDFFile {
  /// The file that `draw` draws; further pages begin with `cairo_show_page`.
  ///
  /// - Parameters:
  ///   - width: Of the pages, in points.
  ///   - height: Of the pages, in points.
  static func bytes(
    width: Double, height: Double, title: String, typesetter: Typesetter,
    draw: (borrowing Canvas) throws(RenderingError) -> Void
  ) throws(RenderingError) -> [UInt8] {
    let sink = ByteSink()
    // Safe: the call never returns null; the sink lives until after the surface has been finished.
    let surface = unsafe cairo_pdf_surface_create_for_stream(
      ByteSink.write, sink.pointer, width, height)!
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "report")
    // The time of drawing is nobody's business: without this it would be in the file.
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    let canvas = unsafe try Canvas(owning: surface, typesetter: typesetter)
    try draw(canvas)
    unsafe cairo_surface_finish(surface)
    try canvas.finish()
    return withExtendedLifetime(sink) { sink.bytes }
  }
}
