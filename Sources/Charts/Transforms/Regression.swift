extension RegressionSpec {
  /// A least-squares fit of one curve for each group, as points along it.
  ///
  /// The forms are fitted as in vega-statistics: the logarithmic one in ln x, the exponential one
  /// in ln y with weights y, the power one in ln x and ln y. Groups of fewer than two points, or
  /// without any spread, give no curve.
  func table(from table: DataTable) -> DataTable {
    guard let regression, let on, let ys = table[UnitCompiler.name(regression)]?.numbers,
      let xs = table[UnitCompiler.name(on)]?.numbers
    else { return table }
    let groups = (groupby ?? []).map(UnitCompiler.name)
    let names = self.as ?? [UnitCompiler.name(on), UnitCompiler.name(regression)]
    var (places, heights, firsts): ([Double], [Double], [Int]) = ([], [], [])
    for rows in Grouping(table, by: groups).rows {
      let points = rows.map { Point(xs[$0], ys[$0]) }.filter { $0.x.isFinite && $0.y.isFinite }
      guard let first = rows.first, let least = points.map(\.x).min(),
        let greatest = points.map(\.x).max(),
        let curve = Curve.fit(points, method ?? .linear)
      else { continue }
      let ends = extent ?? [least, greatest]
      let steps = method == nil || method == .linear ? 1 : 100
      for index in 0...steps {
        let x = ends[0] + (ends[1] - ends[0]) * Double(index) / Double(steps)
        guard curve(x).isFinite else { continue }
        places.append(x)
        heights.append(curve(x))
        firsts.append(first)
      }
    }
    var result = DataTable(rowCount: places.count)
    for name in groups { result[name] = table[name]?.picking(firsts) }
    result[names[0]] = .numbers(places)
    result[names[1]] = .numbers(heights)
    return result
  }
}

/// A fitted curve.
struct Curve {
  let method: RegressionMethod
  let intercept: Double
  let slope: Double

  func callAsFunction(_ x: Double) -> Double {
    switch method {
    case .linear: intercept + slope * x
    case .log: intercept + slope * naturalLogarithm(x)
    case .exp: intercept * exponential(slope * x)
    case .pow: intercept * power(x, slope)
    }
  }

  /// The least-squares fit; `nil` if the points do not determine one.
  static func fit(_ points: [Point], _ method: RegressionMethod) -> Curve? {
    switch method {
    case .linear:
      return line(points.map { ($0, 1) }).map { Curve(method: method, intercept: $0, slope: $1) }
    case .log:
      let usable = points.filter { $0.x > 0 }
      return line(usable.map { (Point(naturalLogarithm($0.x), $0.y), 1) })
        .map { Curve(method: method, intercept: $0, slope: $1) }
    case .exp:
      let usable = points.filter { $0.y > 0 }
      return line(usable.map { (Point($0.x, naturalLogarithm($0.y)), $0.y) })
        .map { Curve(method: method, intercept: exponential($0), slope: $1) }
    case .pow:
      let usable = points.filter { $0.x > 0 && $0.y > 0 }
      return line(usable.map { (Point(naturalLogarithm($0.x), naturalLogarithm($0.y)), 1) })
        .map { Curve(method: method, intercept: exponential($0), slope: $1) }
    }
  }

  private static func line(
    _ points: [(point: Point, weight: Double)]
  ) -> (intercept: Double, slope: Double)? {
    let total = points.reduce(0) { $0 + $1.weight }
    guard points.count > 1, total > 0 else { return nil }
    let x = points.reduce(0) { $0 + $1.weight * $1.point.x } / total
    let y = points.reduce(0) { $0 + $1.weight * $1.point.y } / total
    let spread = points.reduce(0) { $0 + $1.weight * ($1.point.x - x) * ($1.point.x - x) }
    let joint = points.reduce(0) { $0 + $1.weight * ($1.point.x - x) * ($1.point.y - y) }
    guard spread > 0 else { return nil }
    return (y - joint / spread * x, joint / spread)
  }
}
