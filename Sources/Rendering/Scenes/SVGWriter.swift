import Charts

/// Writes scenes as SVG: a function of the scene and the fonts, with no state between pictures.
struct SVGWriter {
  let idPrefix: String
  let typesetter: Typesetter
  private var body = ""
  private var definitions = ""
  private var glyphIDs: [PlacedGlyph.Key: String] = [:]
  private var clips = 0

  init(idPrefix: String, typesetter: Typesetter) {
    self.idPrefix = idPrefix
    self.typesetter = typesetter
  }

  /// The whole picture.
  mutating func document(_ scene: Scene) -> String {
    if let background = scene.background {
      body += "<rect width=\"\(scene.width.svg)\" height=\"\(scene.height.svg)\""
      body += paint("fill", background) + "/>\n"
    }
    write(scene.nodes)
    let title = idPrefix + "-title"
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"\(title)\""
    text += " width=\"\(scene.width.svg)pt\" height=\"\(scene.height.svg)pt\""
    text += " viewBox=\"0 0 \(scene.width.svg) \(scene.height.svg)\">\n"
    text += "<title id=\"\(title)\">\(scene.alternative.escapedForXML)</title>\n"
    if !definitions.isEmpty { text += "<defs>\n\(definitions)</defs>\n" }
    return text + body + "</svg>\n"
  }

  private mutating func write(_ nodes: [Scene.Node]) {
    for node in nodes {
      switch node {
      case .group(let group): write(group)
      case .path(let path, let fill, let stroke):
        guard path.isFinite else { continue }
        body += "<path d=\"\(path.svg)\"" + style(fill: fill, stroke: stroke) + "/>\n"
      case .markers(let markers): write(markers)
      case .text(let text): write(text)
      }
    }
  }

  private mutating func write(_ group: Scene.Group) {
    guard group.offset.isFinite else { return }
    body += "<g class=\"\(group.role.escapedForXML)\""
    if group.offset != .zero {
      body += " transform=\"translate(\(group.offset.x.svg) \(group.offset.y.svg))\""
    }
    if group.opacity < 1 { body += " opacity=\"\(group.opacity.svg)\"" }
    if let clip = group.clip {
      clips += 1
      let id = "\(idPrefix)-c\(clips)"
      definitions += "<clipPath id=\"\(id)\"><rect x=\"\(clip.x.svg)\" y=\"\(clip.y.svg)\""
      definitions += " width=\"\(clip.width.svg)\" height=\"\(clip.height.svg)\"/></clipPath>\n"
      body += " clip-path=\"url(#\(id))\""
    }
    body += ">\n"
    write(group.nodes)
    body += "</g>\n"
  }

  private mutating func write(_ markers: Scene.Markers) {
    guard markers.shape.isFinite, !markers.centers.isEmpty else { return }
    clips += 1
    let id = "\(idPrefix)-m\(clips)"
    definitions += "<path id=\"\(id)\" d=\"\(markers.shape.svg)\"/>\n"
    body += "<g" + style(fill: markers.fill, stroke: markers.stroke) + ">\n"
    for center in markers.centers where center.isFinite {
      body += "<use href=\"#\(id)\" x=\"\(center.x.svg)\" y=\"\(center.y.svg)\"/>\n"
    }
    body += "</g>\n"
  }

  private mutating func write(_ text: Scene.Text) {
    guard text.origin.isFinite, !text.string.isEmpty else { return }
    let line = ShapedLine(text.string, font: text.font, typesetter)
    body +=
      "<g aria-hidden=\"true\" transform=\"translate(\(text.origin.x.svg) \(text.origin.y.svg))"
    if text.rotationDegrees != 0 { body += " rotate(\(text.rotationDegrees.svg))" }
    body += "\"" + paint("fill", text.color) + ">"
    let start = line.start(for: text.anchor)
    for glyph in line.glyphs(except: Set(glyphIDs.keys)) {
      guard let id = id(of: glyph) else { continue }
      body += "<use href=\"#\(id)\" x=\"\((start + glyph.position.x).svg)\""
      body += glyph.position.y == 0 ? "/>" : " y=\"\(glyph.position.y.svg)\"/>"
    }
    body += "</g>\n"
  }

  /// The name under which a glyph's outline is defined; `nil` for one without any.
  private mutating func id(of glyph: PlacedGlyph) -> String? {
    if let known = glyphIDs[glyph.key] { return known }
    guard !glyph.outline.elements.isEmpty else { return nil }
    let id = "\(idPrefix)-g\(glyphIDs.count)"
    glyphIDs[glyph.key] = id
    definitions += "<path id=\"\(id)\" d=\"\(glyph.outline.svg)\"/>\n"
    return id
  }

  private func style(fill: Color?, stroke: Stroke?) -> String {
    var text = fill.map { paint("fill", $0) } ?? " fill=\"none\""
    guard let stroke else { return text }
    text += paint("stroke", stroke.color) + " stroke-width=\"\(stroke.widthPoints.svg)\""
    if !stroke.dashPoints.isEmpty {
      text += " stroke-dasharray=\"" + stroke.dashPoints.map(\.svg).joined(separator: " ") + "\""
    }
    if stroke.cap != .butt { text += " stroke-linecap=\"\(stroke.cap.rawValue)\"" }
    if stroke.join != .miter { text += " stroke-linejoin=\"\(stroke.join.rawValue)\"" }
    return text
  }

  private func paint(_ property: String, _ color: Color) -> String {
    let text = " \(property)=\"\(color.hexadecimal)\""
    return color.opacity < 1 ? text + " \(property)-opacity=\"\(color.opacity.svg)\"" : text
  }
}

extension Color {
  /// Without the opacity: `#1f77b4`.
  var hexadecimal: String {
    let parts = [red, green, blue].map { part in
      let byte = Int((min(1, max(0, part)) * 255).rounded())
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "#" + parts.joined()
  }
}

extension Path {
  /// The outline in SVG's notation.
  var svg: String {
    elements.map { element in
      switch element {
      case .move(let point): "M\(point.x.svg) \(point.y.svg)"
      case .line(let point): "L\(point.x.svg) \(point.y.svg)"
      case .curve(let one, let two, let end):
        "C\(one.x.svg) \(one.y.svg) \(two.x.svg) \(two.y.svg) \(end.x.svg) \(end.y.svg)"
      case .close: "Z"
      }
    }.joined()
  }
}

extension Double {
  /// At most three decimals, none that are not needed.
  var svg: String {
    guard isFinite, abs(self) < 1e12 else { return "0" }
    let thousandths = Int((self * 1000).rounded())
    let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    let sign = thousandths < 0 ? "-" : ""
    guard rest != 0 else { return "\(sign)\(whole)" }
    var digits = String(rest + 1000).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(sign)\(whole).\(digits)"
  }
}

extension String {
  /// With the characters that mean something in XML replaced, and those that it forbids left out.
  var escapedForXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
