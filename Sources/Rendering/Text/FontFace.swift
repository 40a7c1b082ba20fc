import CCairo
import Charts

/// One font file as Cairo knows it, at no particular size; its outlines are kept once asked for.
@safe
final class FontFace {
  /// Outlines are given on a square of this many units, the size of the font.
  static let unitsPerEm = 1000.0

  let handle: OpaquePointer
  /// A context on a surface that nothing is drawn on, with the face at ``unitsPerEm``.
  private let context: OpaquePointer
  private var outlines: [UInt32: Path] = [:]

  /// - Parameter handle: A face, which this value takes a reference of.
  init(_ handle: OpaquePointer) {
    // Safe: cairo_font_face_reference gives back its argument; the two makers never return null.
    unsafe self.handle = cairo_font_face_reference(handle)
    let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
    unsafe context = cairo_create(surface)
    unsafe cairo_surface_destroy(surface)
    unsafe cairo_set_font_face(context, handle)
    unsafe cairo_set_font_size(context, Self.unitsPerEm)
    let options = unsafe Self.unhinted()
    unsafe cairo_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
  }

  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_font_face_destroy(handle)
  }

  /// The outline of a glyph around its origin, y downward, in units of 1/``unitsPerEm`` of the
  /// font's size; empty for a space.
  func outline(of glyph: UInt32) -> Path {
    if let known = outlines[glyph] { return known }
    var placed = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    unsafe cairo_new_path(context)
    unsafe cairo_glyph_path(context, &placed, 1)
    guard let copy = unsafe cairo_copy_path(context) else { return Path() }
    defer { unsafe cairo_path_destroy(copy) }
    let outline = unsafe Path(copy.pointee)
    outlines[glyph] = outline
    return outline
  }

  /// Options under which text is the same at every size; the caller destroys them.
  static func unhinted() -> OpaquePointer? {
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    return unsafe options
  }
}

extension Path {
  /// The same outline as Cairo's, with coordinates rounded to whole units.
  fileprivate init(_ path: cairo_path_t) {
    var elements: [Element] = []
    var index = 0
    while index < Int(unsafe path.num_data) {
      // Safe: the header says how many items belong to each element.
      let header = unsafe path.data[index].header
      let length = max(1, Int(header.length))
      func point(_ offset: Int) -> Point {
        let point = unsafe path.data[index + offset].point
        return Point(point.x.rounded(), point.y.rounded())
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
    // Cairo ends a closed outline with a move to where the next might begin.
    if case .move = elements.last { elements.removeLast() }
    self.init(elements)
  }
}
