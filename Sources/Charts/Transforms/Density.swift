extension DensitySpec {
  /// A Gaussian kernel estimate, one curve for each group, at evenly spaced values.
  ///
  /// Bandwidth by Scott's rule as in vega-statistics: 1.06 · min(s, IQR / 1.34) · n^(-1/5).
  func table(from table: DataTable) -> DataTable {
    guard let density, let cells = table[UnitCompiler.name(density)]?.numbers else {
      return table
    }
    let groups = (groupby ?? []).map(UnitCompiler.name)
    let names = self.as ?? ["value", "density"]
    let all = cells.filter(\.isFinite)
    var (places, heights, firsts): ([Double], [Double], [Int]) = ([], [], [])
    for rows in Grouping(table, by: groups).rows {
      let values = rows.map { cells[$0] }.filter(\.isFinite)
      guard let first = rows.first, let least = all.min(), let greatest = all.max(),
        !values.isEmpty
      else { continue }
      let ends = extent ?? [least, greatest]
      let kernel = Kernel(values, bandwidth: bandwidth ?? 0)
      let count = Int(steps ?? Swift.min(maxsteps ?? 200, Swift.max(minsteps ?? 25, 200)))
      for index in 0...count {
        let x = ends[0] + (ends[1] - ends[0]) * Double(index) / Double(count)
        let height = cumulative == true ? kernel.cumulative(x) : kernel.density(x)
        places.append(x)
        heights.append(counts == true ? height * Double(values.count) : height)
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

/// A sum of Gaussian bells over some values.
private struct Kernel {
  let values: [Double]
  let bandwidth: Double

  init(_ values: [Double], bandwidth: Double) {
    self.values = values
    guard bandwidth <= 0 else {
      self.bandwidth = bandwidth
      return
    }
    let summaries = Summaries(values)
    let deviation = values.count > 1 ? summaries.variance.squareRoot() : 0
    let spread = (summaries.quantile(0.75) - summaries.quantile(0.25)) / 1.34
    let scale = Swift.min(deviation, spread)
    let usable =
      scale > 0 ? scale : deviation > 0 ? deviation : (values.first ?? 0).magnitude
    self.bandwidth =
      1.06 * (usable > 0 ? usable : 1) * power(Double(values.count), -0.2)
  }

  func density(_ x: Double) -> Double {
    let sum = values.reduce(0.0) { sum, value in
      let z = (x - value) / bandwidth
      return z.magnitude > 39 ? sum : sum + exponential(-0.5 * z * z)
    }
    return sum / (Double(values.count) * bandwidth * (2 * Double.pi).squareRoot())
  }

  func cumulative(_ x: Double) -> Double {
    values.reduce(0.0) { $0 + normal((x - $1) / bandwidth) } / Double(values.count)
  }

  /// The standard normal distribution function.
  private func normal(_ z: Double) -> Double {
    0.5 * complementaryError(-z / 2.0.squareRoot())
  }
}
