import CCairo
import Charts

/// Many markers as pixels: one small picture of the marker for each of 8 × 8 places inside a
/// pixel, laid over each other at the markers' centres, which draws millions in seconds.
struct MarkerRaster: ~Copyable {
  let raster: Raster
  /// Where the raster's top left corner lies, in whole pixels.
  let left: Int
  let top: Int

  /// From how many markers on a picture of pixels is drawn so.
  static let crowd = 256
  /// From how many markers on a file of shapes holds them as pixels: it would become unwieldy.
  static let crowdInFiles = 10_000
  /// Pixels for each point where a file of shapes holds markers as pixels: 288 to the inch.
  static let pixelsPerPointInFiles = 4.0

  /// Where pixels lie: `scale` of them to the unit, the units' origin at pixel (`x`, `y`).
  struct Grid {
    var scale: Double
    var x: Double
    var y: Double
  }

  /// - Parameters:
  ///   - visible: What of the picture can be seen, in the markers' units.
  ///   - typesetter: For the canvas that the small pictures are drawn on.
  /// - Returns: `nil` if nothing can be seen.
  /// - Throws: ``RenderingError/drawing(reason:)`` where memory is short.
  static func drawing(
    _ markers: Scene.Markers, visible: Rectangle, grid: Grid, typesetter: Typesetter
  ) throws(RenderingError) -> MarkerRaster? {
    let reach = markers.extent
    let shown = markers.centers.filter { center in
      center.isDrawable && center.x + reach.maxX > visible.x && center.x + reach.x < visible.maxX
        && center.y + reach.maxY > visible.y && center.y + reach.y < visible.maxY
    }
    guard let area = shown.bounds?.grown(by: reach).within(visible) else { return nil }
    let left = Int((area.x * grid.scale + grid.x).rounded(.down))
    let top = Int((area.y * grid.scale + grid.y).rounded(.down))
    let right = Int((area.maxX * grid.scale + grid.x).rounded(.up))
    let bottom = Int((area.maxY * grid.scale + grid.y).rounded(.up))
    guard right > left, bottom > top else { return nil }
    let raster = try Raster(width: right - left, height: bottom - top, hasAlpha: true)
    var sprites = MarkerSprites(markers, scale: grid.scale, typesetter: typesetter)
    for center in shown {
      let x = center.x * grid.scale + grid.x - Double(left)
      let y = center.y * grid.scale + grid.y - Double(top)
      try sprites.stamp(on: raster, x: x, y: y)
    }
    return MarkerRaster(raster: raster, left: left, top: top)
  }
}

/// The small pictures of one marker, made when first needed.
private struct MarkerSprites: ~Copyable {
  /// How many places inside a pixel are told apart, in each direction.
  static let phases = 8

  private let markers: Scene.Markers
  private let scale: Double
  private let typesetter: Typesetter
  private let left: Int
  private let top: Int
  private let width: Int
  private let height: Int
  private var pixels: [[UInt32]] = Array(repeating: [], count: phases * phases)

  init(_ markers: Scene.Markers, scale: Double, typesetter: Typesetter) {
    self.markers = markers
    self.scale = scale
    self.typesetter = typesetter
    let extent = markers.extent
    left = Int((extent.x * scale).rounded(.down))
    top = Int((extent.y * scale).rounded(.down))
    // One more, for the place inside the pixel.
    width = Int((extent.maxX * scale).rounded(.up)) - left + 1
    height = Int((extent.maxY * scale).rounded(.up)) - top + 1
  }

  /// Lays the marker over `raster` with its centre at (`x`, `y`) pixels.
  mutating func stamp(on raster: borrowing Raster, x: Double, y: Double) throws(RenderingError) {
    let phases = Double(Self.phases)
    let column = Int((x * phases).rounded())
    let row = Int((y * phases).rounded())
    let phase = (row & 7) * Self.phases + (column & 7)
    if pixels[phase].isEmpty { pixels[phase] = try picture(column & 7, row & 7) }
    let corner = (x: (column >> 3) + left, y: (row >> 3) + top)
    let rows = max(0, -corner.y)..<min(height, raster.height - corner.y)
    let columns = max(0, -corner.x)..<min(width, raster.width - corner.x)
    guard rows.lowerBound < rows.upperBound, columns.lowerBound < columns.upperBound else {
      return
    }
    let width = width
    unsafe raster.withPixels { target, stride in
      unsafe pixels[phase].withUnsafeBufferPointer { sprite in
        for row in rows {
          let from = row * width
          let to = (corner.y + row) * stride + corner.x
          for column in columns {
            // Safe: the ranges were cut to both pictures.
            let source = unsafe sprite[from + column]
            guard source != 0 else { continue }
            unsafe target[to + column] = source.over(target[to + column])
          }
        }
      }
    }
  }

  /// The marker with its centre `column` and `row` eighths of a pixel from the corner of one.
  private func picture(_ column: Int, _ row: Int) throws(RenderingError) -> [UInt32] {
    let raster = try Raster(width: width, height: height, hasAlpha: true)
    let canvas = unsafe try Canvas(on: raster.surface, .pixels, typesetter: typesetter)
    let phases = Double(Self.phases)
    canvas.move(
      by: Point(Double(column) / phases - Double(left), Double(row) / phases - Double(top)))
    canvas.scale(by: scale)
    canvas.draw(markers.shape, fill: markers.fill, stroke: markers.stroke)
    try canvas.check()
    let (width, height) = (width, height)
    return unsafe raster.withPixels { pixels, stride in
      (0..<height).flatMap { row in
        // Safe: inside the picture.
        (0..<width).map { column in unsafe pixels[row * stride + column] }
      }
    }
  }
}

extension UInt32 {
  /// This pixel, with its colours multiplied by its opacity, laid over another.
  ///
  /// Two of the four parts are computed at a time, rounded as Cairo does.
  fileprivate func over(_ below: UInt32) -> UInt32 {
    let rest = 255 - (self >> 24)
    guard rest != 0 else { return self }
    var low = (below & 0x00FF_00FF) * rest + 0x0080_0080
    low = ((low + ((low >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
    var high = ((below >> 8) & 0x00FF_00FF) * rest + 0x0080_0080
    high = (high + ((high >> 8) & 0x00FF_00FF)) & 0xFF00_FF00
    return self &+ (low | high)
  }
}

extension Scene.Markers {
  /// What one marker covers around its centre, with its line.
  var extent: Rectangle {
    var reach = 0.0
    if let stroke {
      // Sharp corners stick out, up to the limit that the canvas sets.
      reach = stroke.widthPoints / 2 * (stroke.join == .miter ? 4 : 1.5)
    }
    let points = shape.elements.flatMap(\.points)
    let bounds = points.bounds ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    return Rectangle(
      x: bounds.x - reach, y: bounds.y - reach, width: bounds.width + 2 * reach,
      height: bounds.height + 2 * reach)
  }
}

extension [Point] {
  /// The smallest rectangle around all points; `nil` around none.
  fileprivate var bounds: Rectangle? {
    guard let first else { return nil }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in self {
      left = Swift.min(left, point.x)
      right = Swift.max(right, point.x)
      top = Swift.min(top, point.y)
      bottom = Swift.max(bottom, point.y)
    }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension Rectangle {
  /// What things of the extent `reach` cover when their centres fill the rectangle.
  fileprivate func grown(by reach: Rectangle) -> Rectangle {
    Rectangle(
      x: x + reach.x, y: y + reach.y, width: width + reach.width, height: height + reach.height)
  }
}
