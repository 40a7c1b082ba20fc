import CCairo
import CPango
import Charts

/// A Cairo context that scenes are drawn on; it and its surface end with this value.
@safe
struct Canvas: ~Copyable {
  let context: OpaquePointer
  private let surface: OpaquePointer
  private let typesetter: Typesetter

  /// Takes `surface` over.
  ///
  /// - Throws: ``RenderingError/drawing(reason:)`` where Cairo could not make it.
  init(
    owning surface: OpaquePointer, typesetter: Typesetter
  ) throws(RenderingError) {
    // Safe: cairo_create never returns null.
    unsafe self.surface = surface
    unsafe context = cairo_create(surface)
    self.typesetter = typesetter
    try check()
  }

  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_surface_destroy(surface)
  }

  /// Ends the picture: everything is drawn and written.
  ///
  /// - Throws: ``RenderingError/drawing(reason:)`` for anything that went wrong since the start.
  func finish() throws(RenderingError) {
    unsafe cairo_surface_flush(surface)
    try check()
  }

  private func check() throws(RenderingError) {
    var status = unsafe cairo_status(context)
    if status == CAIRO_STATUS_SUCCESS { status = unsafe cairo_surface_status(surface) }
    guard status == CAIRO_STATUS_SUCCESS else {
      // Safe: the texts are literals.
      throw .drawing(reason: unsafe String(cString: cairo_status_to_string(status)))
    }
  }

  /// Draws `scene` with its top left corner at `origin`.
  func draw(_ scene: Scene, at origin: Point = .zero) {
    unsafe cairo_save(context)
    unsafe cairo_translate(context, origin.x, origin.y)
    if let background = scene.background {
      unsafe cairo_rectangle(context, 0, 0, scene.width, scene.height)
      fill(background)
    }
    draw(scene.nodes)
    unsafe cairo_restore(context)
  }

  private func draw(_ nodes: [Scene.Node]) {
    for node in nodes {
      switch node {
      case .group(let group): draw(group)
      case .path(let path, let fill, let stroke): draw(path, fill: fill, stroke: stroke)
      case .markers(let markers): draw(markers)
      case .text(let text): draw(text)
      }
    }
  }

  private func draw(_ group: Scene.Group) {
    guard group.offset.isFinite else { return }
    unsafe cairo_save(context)
    unsafe cairo_translate(context, group.offset.x, group.offset.y)
    if let clip = group.clip {
      unsafe cairo_rectangle(context, clip.x, clip.y, clip.width, clip.height)
      unsafe cairo_clip(context)
    }
    if group.opacity < 1 {
      unsafe cairo_push_group(context)
      draw(group.nodes)
      unsafe cairo_pop_group_to_source(context)
      unsafe cairo_paint_with_alpha(context, group.opacity)
    } else {
      draw(group.nodes)
    }
    unsafe cairo_restore(context)
  }

  private func draw(_ path: Path, fill color: Color?, stroke: Stroke?) {
    guard path.isFinite else { return }
    trace(path)
    if let color {
      set(color)
      unsafe stroke == nil ? cairo_fill(context) : cairo_fill_preserve(context)
    }
    if let stroke { draw(stroke) }
    unsafe cairo_new_path(context)
  }

  private func draw(_ markers: Scene.Markers) {
    for center in markers.centers where center.isFinite {
      unsafe cairo_save(context)
      unsafe cairo_translate(context, center.x, center.y)
      draw(markers.shape, fill: markers.fill, stroke: markers.stroke)
      unsafe cairo_restore(context)
    }
  }

  private func draw(_ text: Scene.Text) {
    guard text.origin.isFinite, !text.string.isEmpty else { return }
    let line = ShapedLine(text.string, font: text.font, typesetter)
    unsafe cairo_save(context)
    unsafe cairo_translate(context, text.origin.x, text.origin.y)
    unsafe cairo_rotate(context, text.rotationDegrees * .pi / 180)
    unsafe cairo_move_to(context, line.start(for: text.anchor), 0)
    set(text.color)
    // Safe: a layout in single-paragraph mode has a first line.
    unsafe pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(line.layout, 0))
    unsafe cairo_restore(context)
    unsafe cairo_new_path(context)
  }

  private func trace(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): unsafe cairo_move_to(context, point.x, point.y)
      case .line(let point): unsafe cairo_line_to(context, point.x, point.y)
      case .curve(let one, let two, let end):
        unsafe cairo_curve_to(context, one.x, one.y, two.x, two.y, end.x, end.y)
      case .close: unsafe cairo_close_path(context)
      }
    }
  }

  private func set(_ color: Color) {
    unsafe cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }

  private func fill(_ color: Color) {
    set(color)
    unsafe cairo_fill(context)
  }

  private func draw(_ stroke: Stroke) {
    set(stroke.color)
    unsafe cairo_set_line_width(context, stroke.widthPoints)
    unsafe cairo_set_dash(context, stroke.dashPoints, Int32(stroke.dashPoints.count), 0)
    unsafe cairo_set_line_cap(context, stroke.cap.cairo)
    unsafe cairo_set_line_join(context, stroke.join.cairo)
    unsafe cairo_stroke(context)
  }
}

extension Stroke.Cap {
  fileprivate var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension Stroke.Join {
  fileprivate var cairo: cairo_line_join_t {
    switch self {
    case .miter: CAIRO_LINE_JOIN_MITER
    case .round: CAIRO_LINE_JOIN_ROUND
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}

extension Path {
  /// Whether every coordinate is a number; a path that is not would spoil the whole picture.
  var isFinite: Bool {
    elements.allSatisfy { element in
      switch element {
      case .move(let point), .line(let point): point.isFinite
      case .curve(let one, let two, let end): one.isFinite && two.isFinite && end.isFinite
      case .close: true
      }
    }
  }
}
