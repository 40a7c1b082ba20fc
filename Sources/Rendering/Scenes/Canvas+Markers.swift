import CCairo
import Charts

extension Canvas {
  /// Draws `markers`, each over those before it; a crowd of them as pixels.
  ///
  /// - Throws: ``RenderingError/drawing(reason:)`` where memory for the pixels is short.
  func draw(_ markers: Scene.Markers) throws(RenderingError) {
    guard markers.isDrawable else { return }
    let limit = medium == .pixels ? MarkerRaster.crowd : MarkerRaster.crowdInFiles
    if markers.centers.count > limit {
      try drawAsPixels(markers)
    } else {
      for center in markers.centers where center.isDrawable {
        keepingState {
          move(by: center)
          draw(markers.shape, fill: markers.fill, stroke: markers.stroke)
        }
      }
    }
  }

  private func drawAsPixels(_ markers: Scene.Markers) throws(RenderingError) {
    let fineness = medium == .pixels ? 1 : MarkerRaster.pixelsPerPointInFiles
    var matrix = cairo_matrix_t()
    unsafe cairo_get_matrix(context, &matrix)
    let grid = MarkerRaster.Grid(
      scale: matrix.xx * fineness, x: matrix.x0 * fineness, y: matrix.y0 * fineness)
    guard
      let pixels = try MarkerRaster.drawing(
        markers, visible: clipBounds, grid: grid, typesetter: typesetter)
    else { return }
    keepingState {
      unsafe cairo_identity_matrix(context)
      scale(by: 1 / fineness)
      unsafe cairo_set_source_surface(
        context, pixels.raster.surface, Double(pixels.left), Double(pixels.top))
      if medium == .pixels {
        // The grids agree: each pixel goes to one.
        unsafe cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      }
      unsafe cairo_paint(context)
    }
  }
}
