import CPango
import Charts

/// Pango's layout of one line, which ends with this value.
@safe
struct TextLayout: ~Copyable {
  private let layout: OpaquePointer
  private let text: String

  init(_ string: String, font: Font, context: OpaquePointer) {
    text = string.onOneLine
    // Safe: pango_layout_new never returns null; the layout keeps its own references.
    unsafe layout = pango_layout_new(context)
    unsafe pango_layout_set_single_paragraph_mode(layout, 1)
    unsafe pango_layout_set_text(layout, text, -1)
    // Safe: the layout copies the description.
    let description = unsafe pango_font_description_new()
    unsafe pango_font_description_set_family(description, FontCatalog.names(of: font.family))
    unsafe pango_font_description_set_absolute_size(
      description, font.sizePoints * Double(PANGO_SCALE))
    unsafe pango_font_description_set_weight(
      description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    unsafe pango_font_description_set_style(
      description, font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    unsafe pango_layout_set_font_description(layout, description)
    unsafe pango_font_description_free(description)
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// The layout as plain values.
  ///
  /// - Parameter face: Gives the face of a font of Pango's.
  func line(face: (UnsafeMutablePointer<PangoFont>) -> FontFace) -> ShapedLine {
    var runs: [GlyphRun] = []
    var x = 0.0
    // Safe throughout: the line and all that hangs on it belong to the layout.
    var next = unsafe pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let link = unsafe next {
      unsafe next = link.pointee.next
      guard let data = unsafe link.pointee.data else { continue }
      let item = unsafe data.assumingMemoryBound(to: PangoGlyphItem.self)
      guard let font = unsafe item.pointee.item.pointee.analysis.font else { continue }
      runs.append(unsafe GlyphRun(item.pointee, face: face(font), advancing: &x))
    }
    return ShapedLine(text: text, extent: extent, runs: runs)
  }

  private var extent: TextExtent {
    var logical = PangoRectangle()
    unsafe pango_layout_get_extents(layout, nil, &logical)
    let baseline = unsafe Double(pango_layout_get_baseline(layout))
    let scale = Double(PANGO_SCALE)
    return TextExtent(
      width: text.isEmpty ? 0 : Double(logical.width) / scale,
      ascent: (baseline - Double(logical.y)) / scale,
      descent: (Double(logical.y) + Double(logical.height) - baseline) / scale)
  }
}

extension GlyphRun {
  /// - Parameter x: Where the run begins; afterwards, where it ends.
  fileprivate init(_ item: PangoGlyphItem, face: FontFace, advancing x: inout Double) {
    let scale = Double(PANGO_SCALE)
    let string = unsafe item.glyphs.pointee
    let analysis = unsafe item.item.pointee.analysis
    let start = unsafe Int(item.item.pointee.offset)
    let length = unsafe Int(item.item.pointee.length)
    var glyphs: [PlacedGlyph] = []
    /// For each glyph, where its letters begin in the run, and whether there is anything to show.
    var marks: [(start: Int, isShown: Bool)] = []
    for index in 0..<Int(unsafe string.num_glyphs) {
      // Safe: both arrays have as many items as there are glyphs.
      let info = unsafe string.glyphs[index]
      let isShown = info.glyph != Self.emptyGlyph
      if isShown {
        glyphs.append(
          PlacedGlyph(
            id: info.glyph & Self.unknownFlag == 0 ? info.glyph : 0,
            origin: Point(
              x + Double(info.geometry.x_offset) / scale,
              Double(info.geometry.y_offset) / scale)))
      }
      marks.append((unsafe Int(string.log_clusters[index]), isShown))
      x += Double(info.geometry.width) / scale
    }
    let isRightToLeft = unsafe analysis.level & 1 == 1
    var size = 0.0
    if let font = unsafe analysis.font {
      let description = unsafe pango_font_describe_with_absolute_size(font)
      size = unsafe Double(pango_font_description_get_size(description)) / scale
      unsafe pango_font_description_free(description)
    }
    self.init(
      face: face, sizePoints: size, glyphs: glyphs, bytes: start..<start + length,
      clusters: Self.clusters(isRightToLeft ? marks.reversed() : marks, length: length),
      isRightToLeft: isRightToLeft)
  }

  /// The number by which Pango names nothing at all, and the bit it sets for letters without font.
  private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
  private static let unknownFlag: UInt32 = 0x1000_0000

  /// - Parameter marks: In reading order.
  private static func clusters(_ marks: [(start: Int, isShown: Bool)], length: Int) -> [Cluster] {
    var clusters: [Cluster] = []
    var index = 0
    while index < marks.count {
      let start = marks[index].start
      var shown = 0
      while index < marks.count, marks[index].start == start {
        shown += marks[index].isShown ? 1 : 0
        index += 1
      }
      let end = index < marks.count ? marks[index].start : length
      clusters.append(Cluster(byteCount: end - start, glyphCount: shown))
    }
    return clusters
  }
}

extension String {
  /// With every control character, which no line can show, turned into a space.
  fileprivate var onOneLine: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar.isControl ? " " : scalar)
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether this is a control character or a separator of lines or paragraphs.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}
