/// Shares the width of a table among its columns so that its rows are as low as they can be.
///
/// A cell that is `w` wide on one line takes about `w / width` lines in a narrower column. A row is as
/// high as its highest cell; the norm below comes near to that and still notices every cell.
struct TableWidths {
  /// How wide each cell is on one line, by rows and columns, in points.
  let cells: [[Double]]
  /// The longest word of each column, in points.
  let least: [Double]
  /// What the columns share, in points.
  var space: Double

  private static let parts = 128
  /// A column that lacks at most this to stand on one line gets it, in points: three letters or so.
  private static let nearlyEnough = 15.0

  /// How wide each column is on one line.
  var natural: [Double] {
    cells.reduce(into: least) { widths, row in
      for (column, width) in row.enumerated() { widths[column] = max(widths[column], width) }
    }
  }

  /// - Returns: The natural widths where they fit; otherwise widths that fill the space. None is
  ///   below the longest word of its column, unless these do not fit side by side.
  /// - Complexity: O(parts × rows × columns²).
  func widths() -> [Double] {
    let natural = natural
    if natural.reduce(0, +) <= space { return natural }
    let needed = least.reduce(0, +)
    if needed >= space { return least.map { $0 * space / needed } }
    var widths = least
    let step = (space - needed) / Double(Self.parts)
    for _ in 0..<Self.parts { widths[mostUseful(step, widths, natural)] += step }
    return rounded(widths, natural)
  }

  /// The column that a step wider makes the rows lowest.
  private func mostUseful(_ step: Double, _ widths: [Double], _ natural: [Double]) -> Int {
    var best = (column: widths.indices.first { widths[$0] < natural[$0] } ?? 0, gain: 0.0)
    for column in widths.indices where widths[column] < natural[column] {
      let gain = gain(of: step, in: column, widths)
      if gain > best.gain { best = (column, gain) }
    }
    return best.column
  }

  private func gain(of step: Double, in column: Int, _ widths: [Double]) -> Double {
    var wider = widths
    wider[column] += step
    return cells.reduce(0) { gain, row in
      row[column] <= widths[column]
        ? gain : gain + Self.height(of: row, widths) - Self.height(of: row, wider)
    }
  }

  /// About how many lines a row takes: the 4-norm of its cells' lines.
  private static func height(of row: [Double], _ widths: [Double]) -> Double {
    var sum = 0.0
    for (cell, width) in zip(row, widths) {
      let lines = max(1, cell / width)
      sum += lines * lines * lines * lines
    }
    return sum.squareRoot().squareRoot()
  }

  /// Columns that nearly stand on one line do; those that break anyway give what this takes.
  private func rounded(_ widths: [Double], _ natural: [Double]) -> [Double] {
    var result = widths
    let near = widths.indices.filter {
      widths[$0] < natural[$0] && natural[$0] - widths[$0] <= Self.nearlyEnough
    }
    for column in near.sorted(by: { natural[$0] - widths[$0] < natural[$1] - widths[$1] }) {
      let givers = widths.indices.filter { !near.contains($0) && widths[$0] < natural[$0] }
      let lacking = natural[column] - result[column]
      let spare = givers.reduce(0) { $0 + result[$1] - least[$1] }
      guard spare > lacking * 4 else { continue }
      for giver in givers { result[giver] -= lacking * (result[giver] - least[giver]) / spare }
      result[column] = natural[column]
    }
    return result
  }
}
