import Charts

/// How large pictures may be.
enum PictureSize {
  /// The longest side that Cairo draws, in points or pixels.
  static let longestSide = 32767
  /// The most pixels of a PNG: 512 MB of memory.
  static let mostPixels = 1 << 27
  /// Things whose place is of larger magnitude, in points, are not drawn: no picture reaches there.
  static let farthest = 1_000_000.0
  /// How far beyond what can be seen lines may go before they are cut off, in pixels. Cairo's
  /// pixels lose lines that are about 130,000 long (measured with 1.16).
  static let margin = 10_000.0

  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)`` unless a page of that many
  ///   points can be drawn.
  static func check(_ scene: Scene) throws(RenderingError) {
    let sides = 0.0...Double(longestSide)
    guard sides.contains(scene.width), sides.contains(scene.height), scene.width > 0,
      scene.height > 0
    else { throw .impossibleSize(width: scene.width, height: scene.height, unit: "points") }
  }

  /// The whole pixels that cover `scene`.
  ///
  /// - Throws: ``RenderingError/impossibleSize(width:height:unit:)``,
  ///   ``RenderingError/impossibleScale(_:)``.
  static func pixels(
    of scene: Scene, scale: Double
  ) throws(RenderingError) -> (width: Int, height: Int) {
    try check(scene)
    guard scale > 0 else { throw .impossibleScale(scale) }
    // A hair below, so that 0.1 + 0.2 points do not take one pixel more than 0.3.
    let width = (scene.width * scale - 1e-6).rounded(.up)
    let height = (scene.height * scale - 1e-6).rounded(.up)
    let side = 1.0...Double(longestSide)
    guard side.contains(width), side.contains(height), width * height <= Double(mostPixels)
    else { throw .impossibleSize(width: width, height: height, unit: "pixels") }
    return (Int(width), Int(height))
  }
}
