import CCairo
import CPango
import Charts

/// A Cairo context that scenes and lines of text are drawn on; it ends with this value.
@safe
struct Canvas: ~Copyable {
  /// What is drawn on, which decides how text and crowds of markers are drawn.
  enum Medium {
    /// Pixels: text as filled outlines, because Cairo would move glyphs to whole pixels.
    case pixels
    /// A file of shapes: text as text.
    case vector
  }

  let context: OpaquePointer
  let medium: Medium
  let typesetter: Typesetter
  private let surface: OpaquePointer

  /// - Parameter surface: What to draw on; the canvas takes a reference of its own.
  /// - Throws: ``RenderingError/drawing(reason:)`` where Cairo could not make it.
  init(
    on surface: OpaquePointer, _ medium: Medium, typesetter: Typesetter
  ) throws(RenderingError) {
    unsafe self.surface = cairo_surface_reference(surface)
    // Safe: cairo_create never returns null.
    unsafe context = cairo_create(surface)
    self.medium = medium
    self.typesetter = typesetter
    try check()
  }

  deinit {
    unsafe cairo_destroy(context)
    unsafe cairo_surface_destroy(surface)
  }

  /// - Throws: ``RenderingError/drawing(reason:)`` for anything that went wrong since the start.
  func check() throws(RenderingError) {
    try unsafe cairo_status(context).check()
    try unsafe cairo_surface_status(surface).check()
  }

  /// Runs `draw` and then forgets the changes of place, clip and colour that it made.
  func keepingState<E: Error>(_ draw: () throws(E) -> Void) throws(E) {
    unsafe cairo_save(context)
    defer {
      unsafe cairo_restore(context)
      unsafe cairo_new_path(context)
    }
    try draw()
  }

  func move(by offset: Point) {
    unsafe cairo_translate(context, offset.x, offset.y)
  }

  func rotate(clockwiseDegrees degrees: Double) {
    unsafe cairo_rotate(context, degrees * .pi / 180)
  }

  func scale(by factor: Double) {
    unsafe cairo_scale(context, factor, factor)
  }

  func clip(to rectangle: Rectangle) {
    unsafe cairo_rectangle(
      context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
    unsafe cairo_clip(context)
  }

  /// Draws what `draw` draws as one sheet of the given opacity.
  func withOpacity<E: Error>(_ opacity: Double, _ draw: () throws(E) -> Void) throws(E) {
    unsafe cairo_push_group(context)
    defer {
      unsafe cairo_pop_group_to_source(context)
      unsafe cairo_paint_with_alpha(context, opacity)
    }
    try draw()
  }

  func fill(_ rectangle: Rectangle, _ color: Color) {
    unsafe cairo_rectangle(
      context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
    set(color)
    unsafe cairo_fill(context)
  }

  /// Fills `path`, then draws its outline; nothing if a coordinate is no finite number.
  func draw(_ path: Path, fill: Color?, stroke: Stroke?) {
    guard path.isFinite else { return }
    let box = clipBounds.grown(by: PictureSize.margin / pixelsPerUnit)
    if path.isWithin(box) {
      drawNear(path, fill: fill, stroke: stroke)
    } else {
      if let fill { drawNear(path.clippedArea(to: box), fill: fill, stroke: nil) }
      if let stroke { drawNear(path.clippedOutline(to: box), fill: nil, stroke: stroke) }
    }
  }

  /// What of the drawing can be seen, in the present coordinates.
  var clipBounds: Rectangle {
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    unsafe cairo_clip_extents(context, &left, &top, &right, &bottom)
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// How many of the surface's units the present unit is long.
  private var pixelsPerUnit: Double {
    var (across, down) = (1.0, 0.0)
    unsafe cairo_user_to_device_distance(context, &across, &down)
    return max((across * across + down * down).squareRoot(), 1e-9)
  }

  private func drawNear(_ path: Path, fill: Color?, stroke: Stroke?) {
    trace(path)
    if let fill {
      set(fill)
      unsafe stroke == nil ? cairo_fill(context) : cairo_fill_preserve(context)
    }
    if let stroke {
      set(stroke)
      unsafe cairo_stroke(context)
    }
    unsafe cairo_new_path(context)
  }

  /// Adds `path` to Cairo's current path.
  func trace(_ path: Path) {
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

  func set(_ color: Color) {
    unsafe cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }

  private func set(_ stroke: Stroke) {
    set(stroke.color)
    unsafe cairo_set_line_width(context, stroke.widthPoints)
    let dashes = stroke.drawableDashes
    unsafe cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    unsafe cairo_set_line_cap(context, stroke.cap.cairo)
    unsafe cairo_set_line_join(context, stroke.join.cairo)
    // SVG's limit, so that sharp corners look the same in all forms.
    unsafe cairo_set_miter_limit(context, 4)
  }
}

extension Stroke {
  /// The dashes, or none where they could not be drawn: a negative length, a sum of 0 or no number
  /// would stop Cairo for good.
  var drawableDashes: [Double] {
    let total = dashPoints.reduce(0, +)
    let isDrawable = dashPoints.allSatisfy { $0 >= 0 } && total > 0 && total.isFinite
    return isDrawable ? dashPoints : []
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
