import CCairo
public import Charts

/// Draws scenes as PNG, PDF and SVG: the same picture in all three, the same bytes every time.
///
/// Not for several threads at once: make one for each.
public struct SceneRenderer {
  public let typesetter: Typesetter

  public init(_ typesetter: Typesetter) {
    self.typesetter = typesetter
  }

  /// The largest extent that Cairo draws, in pixels.
  static let largestExtent = 32767.0

  /// `scene` as a PNG file.
  ///
  /// - Parameter scale: Pixels for each point; 2 is fit for screens.
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``, ``RenderingError/drawing(reason:)``.
  public func png(_ scene: Scene, scale: Double = 2) throws(RenderingError) -> [UInt8] {
    let width = (scene.width * scale).rounded(.up)
    let height = (scene.height * scale).rounded(.up)
    try Self.check(width, height, "pixels")
    // Safe: the call never returns null; Canvas takes the surface over.
    let surface = unsafe cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
    let canvas = unsafe try Canvas(owning: surface!, typesetter: typesetter)
    unsafe cairo_scale(canvas.context, scale, scale)
    canvas.draw(scene)
    try canvas.finish()
    return try unsafe ByteSink.collecting { sink, write in
      unsafe cairo_surface_write_to_png_stream(surface, write, sink)
    }
  }

  /// `scene` as a PDF file of one page of its size, with embedded fonts and selectable text.
  ///
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``, ``RenderingError/drawing(reason:)``.
  public func pdf(_ scene: Scene, title: String = "") throws(RenderingError) -> [UInt8] {
    try Self.check(scene.width, scene.height, "points")
    return try PDFFile.bytes(
      width: scene.width, height: scene.height, title: title, typesetter: typesetter
    ) { canvas in
      canvas.draw(scene)
    }
  }

  /// `scene` as an SVG document without a prologue, fit to stand inside an HTML page.
  ///
  /// Text is drawn as outlines, so that it looks the same without the fonts; the picture's text
  /// alternative is its title.
  ///
  /// - Parameter idPrefix: Begins every name in it, so that several pictures can live in one page.
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``.
  public func svg(_ scene: Scene, idPrefix: String) throws(RenderingError) -> String {
    try Self.check(scene.width, scene.height, "points")
    var writer = SVGWriter(idPrefix: idPrefix, typesetter: typesetter)
    return writer.document(scene)
  }

  private static func check(
    _ width: Double, _ height: Double, _ unit: String
  ) throws(RenderingError) {
    guard width > 0, height > 0, width <= largestExtent, height <= largestExtent else {
      throw .impossibleSize(width: width, height: height, unit: unit)
    }
  }
}
