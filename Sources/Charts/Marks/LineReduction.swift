/// Leaves out points of a long line that cannot change its picture.
enum LineReduction {
  /// Columns in each point of length; finer than a printer at 288 dots per inch.
  private static let columnsPerPoint = 4.0
  /// Lines shorter than this are left as they are.
  static let threshold = 4_000

  /// The first, lowest, highest and last point of each quarter-point column (the M4 reduction of
  /// Jugel et al. 2014, <https://doi.org/10.14778/2732951.2732953>), in their order.
  ///
  /// - Parameter isVertical: Whether the line's values run along y.
  static func reduced(_ points: [Point], isVertical: Bool) -> [Point] {
    guard points.count > threshold else { return points }
    func column(_ point: Point) -> Double {
      ((isVertical ? point.x : point.y) * columnsPerPoint).rounded(.down)
    }
    func value(_ index: Int) -> Double { isVertical ? points[index].y : points[index].x }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let current = column(points[start])
      var end = start
      var (least, greatest) = (start, start)
      while end < points.count, column(points[end]) == current {
        if value(end) < value(least) { least = end }
        if value(end) > value(greatest) { greatest = end }
        end += 1
      }
      var previous = -1
      for index in [start, least, greatest, end - 1].sorted() where index != previous {
        kept.append(points[index])
        previous = index
      }
      start = end
    }
    return kept
  }
}
