import Charts
import Foundation

/// Writes one scene as SVG: a function of the scene and the fonts, with no state between pictures.
struct SVGWriter {
  let typesetter: Typesetter
  private let prefix: String
  private var body = SVGText()
  private var definitions: SVGDefinitions

  /// - Parameter idPrefix: What characters of it no name may have are replaced by their numbers.
  init(idPrefix: String, typesetter: Typesetter) {
    self.typesetter = typesetter
    prefix = idPrefix.unicodeScalars.map { scalar in
      let isFit =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-".contains(Character(scalar)))
      return isFit ? String(scalar) : "_" + String(scalar.value, radix: 16)
    }.joined()
    definitions = SVGDefinitions(prefix: prefix)
  }

  /// The whole picture.
  mutating func document(_ scene: Scene, title: String) throws(RenderingError) -> String {
    let page = Rectangle(x: 0, y: 0, width: scene.width, height: scene.height)
    if let background = scene.background {
      body.append("<rect")
      body.place(page)
      body.paint("fill", background)
      body.append("/>\n")
    }
    try write(scene.nodes, visible: page)
    var text = head(of: scene, title: title)
    if !definitions.text.isEmpty {
      text.append("<defs>\n")
      text.append(definitions.text)
      text.append("</defs>\n")
    }
    text.append(body)
    text.append("</svg>\n")
    return text.string
  }

  /// The opening, with the words that stand for the picture where it cannot be seen.
  private func head(of scene: Scene, title: String) -> SVGText {
    let words = [("title", title), ("desc", scene.alternative)].filter { !$0.1.isEmpty }
    var text = SVGText()
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
    if !words.isEmpty {
      text.attribute("aria-labelledby", words.map { "\(prefix)-\($0.0)" }.joined(separator: " "))
    }
    for (name, length) in [("width", scene.width), ("height", scene.height)] {
      text.append(" \(name)=\"")
      text.append(length)
      text.append("pt\"")
    }
    text.append(" viewBox=\"0 0 ")
    text.append(scene.width)
    text.append(" ")
    text.append(scene.height)
    text.append("\">\n")
    for (name, words) in words {
      text.append("<\(name) id=\"\(prefix)-\(name)\">")
      text.append(escaping: words)
      text.append("</\(name)>\n")
    }
    return text
  }

  /// - Parameter visible: What can be seen, in the nodes' coordinates.
  private mutating func write(
    _ nodes: [Scene.Node], visible: Rectangle
  ) throws(RenderingError) {
    for node in nodes {
      switch node {
      case .group(let group): try write(group, visible: visible)
      case .path(let path, let fill, let stroke):
        write(path, fill: fill, stroke: stroke, visible: visible)
      case .markers(let markers): try write(markers, visible: visible)
      case .text(let text): write(text)
      }
    }
  }

  private mutating func write(
    _ group: Scene.Group, visible: Rectangle
  ) throws(RenderingError) {
    guard group.isDrawable, !group.nodes.isEmpty else { return }
    var visible = visible
    visible.x -= group.offset.x
    visible.y -= group.offset.y
    body.append("<g")
    // No class: the page around the picture may have rules for it.
    if !group.role.isEmpty { body.attribute("data-role", group.role) }
    if group.offset != .zero {
      body.append(" transform=\"")
      translate(to: group.offset)
      body.append("\"")
    }
    if group.opacity < 1 { body.attribute("opacity", max(0, group.opacity), decimals: 3) }
    if let clip = group.clip {
      visible = visible.within(clip)
      body.attribute("clip-path", "url(#\(definitions.name(of: clip.within(.drawable))))")
    }
    body.append(">\n")
    try write(group.nodes, visible: visible)
    body.append("</g>\n")
  }

  private mutating func write(
    _ path: Path, fill: Color?, stroke: Stroke?, visible: Rectangle
  ) {
    guard !path.elements.isEmpty, fill != nil || stroke != nil, path.isFinite else { return }
    let box = visible.grown(by: PictureSize.margin)
    if path.isWithin(box) {
      writeNear(path, fill: fill, stroke: stroke)
    } else {
      if let fill { writeNear(path.clippedArea(to: box), fill: fill, stroke: nil) }
      if let stroke { writeNear(path.clippedOutline(to: box), fill: nil, stroke: stroke) }
    }
  }

  private mutating func writeNear(_ path: Path, fill: Color?, stroke: Stroke?) {
    body.append("<path d=\"")
    body.append(path)
    body.append("\"")
    body.style(fill: fill, stroke: stroke)
    body.append("/>\n")
  }

  private mutating func write(
    _ markers: Scene.Markers, visible: Rectangle
  ) throws(RenderingError) {
    guard markers.isDrawable, !markers.centers.isEmpty else { return }
    if markers.centers.count > MarkerRaster.crowdInFiles {
      return try writeAsPixels(markers, visible: visible)
    }
    let name = definitions.name(of: markers.shape)
    body.append("<g")
    body.style(fill: markers.fill, stroke: markers.stroke)
    body.append(">\n")
    for center in markers.centers where center.isDrawable {
      body.append("<use href=\"#\(name)\"")
      body.attribute("x", center.x)
      body.attribute("y", center.y)
      body.append("/>\n")
    }
    body.append("</g>\n")
  }

  private mutating func writeAsPixels(
    _ markers: Scene.Markers, visible: Rectangle
  ) throws(RenderingError) {
    let scale = MarkerRaster.pixelsPerPointInFiles
    guard
      let pixels = try MarkerRaster.drawing(
        markers, visible: visible, grid: .init(scale: scale, x: 0, y: 0), typesetter: typesetter)
    else { return }
    let png = try PNGFile.bytes(of: pixels.raster, pixelsPerPoint: scale)
    body.append("<image")
    body.place(
      Rectangle(
        x: Double(pixels.left) / scale, y: Double(pixels.top) / scale,
        width: Double(pixels.raster.width) / scale, height: Double(pixels.raster.height) / scale))
    body.append(" href=\"data:image/png;base64,")
    body.append(Data(png).base64EncodedString())
    body.append("\"/>\n")
  }

  /// Text as outlines, each defined once for all sizes and places.
  private mutating func write(_ text: Scene.Text) {
    guard text.isDrawable, !text.string.isEmpty else { return }
    let line = typesetter.line(text.string, font: text.font)
    let start = line.start(for: text.anchor)
    let units = FontFace.unitsPerEm / text.font.sizePoints
    var glyphs = SVGText()
    for run in line.runs {
      for glyph in run.glyphs {
        guard let name = definitions.name(of: glyph.id, in: run.face) else { continue }
        glyphs.append("<use href=\"#\(name)\"")
        glyphs.attribute("x", (start + glyph.origin.x) * units, decimals: 0)
        if glyph.origin.y != 0 { glyphs.attribute("y", glyph.origin.y * units, decimals: 0) }
        glyphs.append("/>")
      }
    }
    guard !glyphs.isEmpty else { return }
    body.append("<g transform=\"")
    translate(to: text.origin)
    if text.rotationDegrees != 0 {
      body.append("rotate(")
      body.append(text.rotationDegrees)
      body.append(")")
    }
    body.append("scale(\((1 / units).description))\"")
    body.paint("fill", text.color)
    body.append(">")
    body.append(glyphs)
    body.append("</g>\n")
  }

  private mutating func translate(to point: Point) {
    body.append("translate(")
    body.append(point.x)
    body.append(" ")
    body.append(point.y)
    body.append(")")
  }
}
