public import Charts

/// Draws scenes as PNG, PDF and SVG: the same picture in all three, the same bytes every time.
///
/// Nothing is written to files here: the caller gets bytes, and can put them in place whole.
/// Not for several threads at once: make one for each task.
public struct SceneRenderer {
  public let typesetter: Typesetter

  public init(_ typesetter: Typesetter) {
    self.typesetter = typesetter
  }

  /// `scene` as a PNG file; transparent where the scene has no background.
  ///
  /// - Parameter scale: Pixels for each point, above 0; 2 is fit for screens. The file says so.
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``,
  ///   ``RenderingError/impossibleScale(_:)``, ``RenderingError/drawing(reason:)``,
  ///   ``RenderingError/compression(code:)``.
  public func png(_ scene: Scene, scale: Double = 2) throws(RenderingError) -> [UInt8] {
    let size = try PictureSize.pixels(of: scene, scale: scale)
    let isOpaque = scene.background?.opacity == 1
    let raster = try Raster(width: size.width, height: size.height, hasAlpha: !isOpaque)
    let canvas = unsafe try Canvas(on: raster.surface, .pixels, typesetter: typesetter)
    if isOpaque, let background = scene.background {
      // Also under the part of the last pixels that lies outside the scene.
      canvas.fill(
        Rectangle(x: 0, y: 0, width: Double(size.width), height: Double(size.height)), background)
    }
    canvas.scale(by: scale)
    try canvas.draw(scene)
    try canvas.check()
    return try PNGFile.bytes(of: raster, pixelsPerPoint: scale)
  }

  /// `scene` as a PDF file of one page of its size, with embedded fonts and selectable text.
  ///
  /// - Parameter title: What viewers call the document.
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``,
  ///   ``RenderingError/drawing(reason:)``.
  public func pdf(_ scene: Scene, title: String = "") throws(RenderingError) -> [UInt8] {
    try PictureSize.check(scene)
    return try PDFFile.bytes(
      width: scene.width, height: scene.height, title: title, typesetter: typesetter
    ) { canvas throws(RenderingError) in
      try canvas.draw(scene)
    }
  }

  /// `scene` as an SVG document without a prologue, fit to stand inside an HTML page.
  ///
  /// Text is drawn as outlines, so that it looks the same without the fonts. The scene's text
  /// alternative is the picture's description.
  ///
  /// - Parameters:
  ///   - idPrefix: Begins every name in it, so that several pictures can live in one page.
  ///   - title: A short name, which browsers show over the picture; none if empty.
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``;
  ///   ``RenderingError/drawing(reason:)`` and ``RenderingError/compression(code:)`` where
  ///   markers are so many that they become pixels.
  public func svg(
    _ scene: Scene, idPrefix: String, title: String = ""
  ) throws(RenderingError) -> String {
    try PictureSize.check(scene)
    var writer = SVGWriter(idPrefix: idPrefix, typesetter: typesetter)
    return try writer.document(scene, title: title)
  }
}
