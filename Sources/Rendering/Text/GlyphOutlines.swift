import CCairo
import CPango
import Charts

/// One glyph of a shaped line: which outline, and where its origin lies.
struct PlacedGlyph {
  /// Names the font at its size, and the glyph in it.
  struct Key: Hashable {
    var font: String
    var glyph: UInt32
  }

  var key: Key
  /// From the start of the baseline, in points.
  var position: Point
  /// Around the glyph's own origin, in points; empty for spaces.
  var outline: Path
}

extension ShapedLine {
  /// The glyphs of the line from left to right, fonts chosen and marks placed.
  ///
  /// - Parameter known: Glyphs whose outlines the caller has already; theirs are left empty.
  func glyphs(except known: Set<PlacedGlyph.Key>) -> [PlacedGlyph] {
    var placed: [PlacedGlyph] = []
    var x = 0.0
    let scale = Double(PANGO_SCALE)
    // Safe throughout: the line and all that hangs on it belong to the layout, which outlives this.
    guard let line = unsafe pango_layout_get_line_readonly(layout, 0) else { return [] }
    var next = unsafe line.pointee.runs
    while let link = unsafe next {
      unsafe next = link.pointee.next
      guard let data = unsafe link.pointee.data else { continue }
      let run = unsafe data.assumingMemoryBound(to: PangoGlyphItem.self)
      guard let font = unsafe run.pointee.item.pointee.analysis.font,
        let string = unsafe run.pointee.glyphs
      else { continue }
      let name = unsafe Self.name(of: font)
      for index in 0..<Int(unsafe string.pointee.num_glyphs) {
        let info = unsafe string.pointee.glyphs[index]
        defer { x += Double(info.geometry.width) / scale }
        let isDrawn = info.glyph & 0x1000_0000 == 0 && info.glyph != 0x0FFF_FFFF
        guard isDrawn else { continue }
        let key = PlacedGlyph.Key(font: name, glyph: info.glyph)
        placed.append(
          PlacedGlyph(
            key: key,
            position: Point(
              x + Double(info.geometry.x_offset) / scale, Double(info.geometry.y_offset) / scale),
            outline: known.contains(key) ? Path() : unsafe Self.outline(info.glyph, in: font)))
      }
    }
    return placed
  }

  private static func name(of font: UnsafeMutablePointer<PangoFont>) -> String {
    let description = unsafe pango_font_describe_with_absolute_size(font)
    defer { unsafe pango_font_description_free(description) }
    guard let text = unsafe pango_font_description_to_string(description) else { return "" }
    defer { unsafe g_free(text) }
    return unsafe String(cString: text)
  }

  private static func outline(_ glyph: UInt32, in font: UnsafeMutablePointer<PangoFont>) -> Path {
    // A surface that nothing is drawn on, only asked for the shape of a glyph.
    let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
    let context = unsafe cairo_create(surface)
    defer {
      unsafe cairo_destroy(context)
      unsafe cairo_surface_destroy(surface)
    }
    unsafe cairo_set_scaled_font(
      context, pango_cairo_font_get_scaled_font(OpaquePointer(font)))
    // A coarser curve would show when the picture is enlarged.
    unsafe cairo_set_tolerance(context, 0.01)
    var placed = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    unsafe cairo_glyph_path(context, &placed, 1)
    guard let copy = unsafe cairo_copy_path(context) else { return Path() }
    defer { unsafe cairo_path_destroy(copy) }
    return unsafe Path(copy.pointee)
  }
}

extension Path {
  /// The same outline as Cairo's.
  fileprivate init(_ path: cairo_path_t) {
    var elements: [Element] = []
    var index = 0
    while index < Int(unsafe path.num_data) {
      // Safe: Cairo's headers say how many items belong to each element.
      let header = unsafe path.data[index].header
      let length = max(1, Int(header.length))
      func point(_ offset: Int) -> Point {
        let point = unsafe path.data[index + offset].point
        return Point(point.x, point.y)
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO where length >= 2: elements.append(.move(point(1)))
      case CAIRO_PATH_LINE_TO where length >= 2: elements.append(.line(point(1)))
      case CAIRO_PATH_CURVE_TO where length >= 4:
        elements.append(.curve(control1: point(1), control2: point(2), end: point(3)))
      default: elements.append(.close)
      }
      index += length
    }
    self.init(elements)
  }
}
