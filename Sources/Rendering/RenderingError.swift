/// Why a picture or a page could not be drawn.
public enum RenderingError: Error, Hashable, Sendable {
  /// Fonts that the pictures are made with are not on this machine.
  case missingFonts(files: [String], package: String)
  /// Fontconfig or Pango refused the fonts.
  case unusableFonts(reason: String)
  /// The patterns by which words are divided are not on this machine.
  case missingPatterns(file: String, package: String)
  /// A picture larger than can be drawn, or of no size.
  case impossibleSize(width: Double, height: Double, unit: String)
  /// A number of pixels for each point that is not above 0.
  case impossibleScale(Double)
  /// Cairo's own word for what went wrong.
  case drawing(reason: String)
  /// What zlib said instead of compressing.
  case compression(code: Int32)
}

extension RenderingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingFonts(let files, let package):
      "fonts are missing (\(files.joined(separator: ", "))): install the package \(package)"
    case .unusableFonts(let reason):
      "the fonts cannot be used: \(reason)"
    case .missingPatterns(let file, let package):
      "hyphenation patterns are missing (\(file)): install the package \(package)"
    case .impossibleSize(let width, let height, let unit):
      "a picture of \(width) × \(height) \(unit) cannot be drawn; each side needs more than 0 "
        + "and at most \(PictureSize.longestSide), and PNGs at most \(PictureSize.mostPixels) "
        + "pixels in all: choose a smaller width, height or scale"
    case .impossibleScale(let scale):
      "a scale of \(scale) pixels for each point cannot be drawn; it must be above 0"
    case .drawing(let reason):
      "drawing failed: \(reason)"
    case .compression(let code):
      "compressing the picture failed: zlib says \(code)"
    }
  }
}
