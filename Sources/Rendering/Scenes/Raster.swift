import CCairo

/// A picture of pixels in memory.
@safe
struct Raster: ~Copyable {
  let surface: OpaquePointer
  let width: Int
  let height: Int
  /// Whether pixels may be transparent. Without, the picture starts black.
  let hasAlpha: Bool

  /// - Throws: ``RenderingError/drawing(reason:)`` where memory is short.
  init(width: Int, height: Int, hasAlpha: Bool) throws(RenderingError) {
    // Safe: the call never returns null, but a surface with an error status.
    unsafe surface = cairo_image_surface_create(
      hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
    try unsafe cairo_surface_status(surface).check()
  }

  deinit {
    unsafe cairo_surface_destroy(surface)
  }

  /// The pixels from the top left, row by row: opacity, red, green and blue from the highest byte
  /// down, the colours multiplied by the opacity.
  ///
  /// - Parameter body: Gets them, and how many there are from one row to the next.
  func withPixels<Result>(
    _ body: (_ pixels: UnsafeMutableBufferPointer<UInt32>, _ stride: Int) -> Result
  ) -> Result {
    unsafe cairo_surface_flush(surface)
    defer { unsafe cairo_surface_mark_dirty(surface) }
    let stride = unsafe Int(cairo_image_surface_get_stride(surface)) / 4
    // Safe: Cairo aligns rows to 4 bytes, and gives no data only to surfaces that hold an error.
    guard let data = unsafe cairo_image_surface_get_data(surface) else {
      return unsafe body(UnsafeMutableBufferPointer(start: nil, count: 0), 0)
    }
    return unsafe data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      unsafe body(UnsafeMutableBufferPointer(start: pixels, count: stride * height), stride)
    }
  }
}

extension cairo_status_t {
  /// - Throws: ``RenderingError/drawing(reason:)`` with Cairo's words for anything but success.
  func check() throws(RenderingError) {
    guard self == CAIRO_STATUS_SUCCESS else {
      // Safe: the texts are literals.
      throw .drawing(reason: unsafe String(cString: cairo_status_to_string(self)))
    }
  }
}
