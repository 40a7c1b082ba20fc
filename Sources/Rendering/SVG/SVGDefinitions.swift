import Charts

/// What an SVG document draws many times, each defined once and named by its prefix and the order
/// of first use, so that the names depend on nothing but the picture.
struct SVGDefinitions {
  private let prefix: String
  private(set) var text = SVGText()
  private var glyphs: [Glyph: String?] = [:]
  private var shapes: [Path: String] = [:]
  private var clips: [Rectangle: String] = [:]

  private struct Glyph: Hashable {
    var face: ObjectIdentifier
    var id: UInt32
  }

  init(prefix: String) {
    self.prefix = prefix
  }

  /// The name of a glyph's outline, `nil` if there is none to draw.
  mutating func name(of glyph: UInt32, in face: FontFace) -> String? {
    let key = Glyph(face: ObjectIdentifier(face), id: glyph)
    if let known = glyphs[key] { return known }
    let outline = face.outline(of: glyph)
    guard !outline.elements.isEmpty else {
      glyphs[key] = .some(nil)
      return nil
    }
    let name = "\(prefix)-g\(glyphs.count)"
    glyphs[key] = name
    define(outline, as: name, decimals: 0)
    return name
  }

  /// The name of a marker's outline.
  mutating func name(of shape: Path) -> String {
    if let known = shapes[shape] { return known }
    let name = "\(prefix)-m\(shapes.count)"
    shapes[shape] = name
    define(shape, as: name, decimals: 3)
    return name
  }

  /// The name of a clip.
  mutating func name(of clip: Rectangle) -> String {
    if let known = clips[clip] { return known }
    let name = "\(prefix)-c\(clips.count)"
    clips[clip] = name
    text.append("<clipPath id=\"\(name)\"><rect")
    text.place(clip)
    text.append("/></clipPath>\n")
    return name
  }

  private mutating func define(_ path: Path, as name: String, decimals: Int) {
    text.append("<path id=\"\(name)\" d=\"")
    text.append(path, decimals: decimals)
    text.append("\"/>\n")
  }
}

extension SVGText {
  /// The attributes that put a rectangle or an image in its place.
  mutating func place(_ rectangle: Rectangle) {
    if rectangle.x != 0 { attribute("x", rectangle.x) }
    if rectangle.y != 0 { attribute("y", rectangle.y) }
    attribute("width", max(0, rectangle.width))
    attribute("height", max(0, rectangle.height))
  }
}
