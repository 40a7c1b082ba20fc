/// Puts the values at one place on top of each other: adds the fields `<value>_start` and
/// `<value>_end`.
struct Stacking {
  let value: String
  /// The fields that say which values are at one place.
  let groups: [String]
  /// The fields that tell the layers of a stack apart.
  let series: [String]
  let mode: StackSpec
  /// Whether the last series lies at the base, as Vega-Lite has it where stacks stand upright: the
  /// first is then on top, as in the legend. Where they lie, the first begins at the left.
  let isReversed: Bool

  /// - Parameter isFilling: Whether series without a value at some place get 0 there, as areas
  ///   need.
  func table(from table: DataTable, filling isFilling: Bool, order: String?) -> DataTable {
    var table = isFilling && !series.isEmpty && !groups.isEmpty ? filled(table) : table
    let values = table[value]?.numbers ?? []
    var starts = [Double](repeating: .nan, count: table.rowCount)
    var ends = starts
    let ranks = ranks(table, order)
    for rows in Grouping(table, by: groups).rows {
      let rows = rows.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
      let total = rows.reduce(0.0) { $0 + (values[$1].isNaN ? 0 : values[$1].magnitude) }
      var (up, down) = (mode == .center ? -total / 2 : 0, 0.0)
      for row in rows {
        let size = values[row].isNaN ? 0 : values[row]
        let isDown = size < 0 && mode == .zero
        let base = isDown ? down : up
        let next = base + (mode == .normalize || mode == .center ? size.magnitude : size)
        if isDown { down = next } else { up = next }
        let scale = mode == .normalize && total > 0 ? 1 / total : 1
        (starts[row], ends[row]) = (base * scale, next * scale)
      }
    }
    table["\(value)_start"] = .numbers(starts)
    table["\(value)_end"] = .numbers(ends)
    return table
  }

  /// The place of each row in its stack, counted from the base.
  private func ranks(_ table: DataTable, _ order: String?) -> [Int] {
    let names = order.map { [$0] } ?? series
    guard let column = names.first.flatMap({ table[$0] }) else {
      return [Int](repeating: 0, count: table.rowCount)
    }
    let cells = (0..<table.rowCount).map { column[$0] }
    let sorted = Set(cells).sorted(by: Datum.precedes)
    let ranks = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    return cells.map { (ranks[$0] ?? 0) * (order == nil && isReversed ? -1 : 1) }
  }

  private func filled(_ table: DataTable) -> DataTable {
    let places = Grouping(table, by: groups).rows.compactMap(\.first)
    let layers = Grouping(table, by: series).rows
    guard places.count * layers.count > table.rowCount,
      places.count * layers.count <= 1_000_000
    else { return table }
    var rows = Array(0..<table.rowCount)
    var added: [(place: Int, layer: Int)] = []
    func key(_ row: Int) -> [Datum] { groups.map { table[$0]?[row] ?? .null } }
    for layer in layers {
      let present = Set(layer.map(key))
      for place in places where !present.contains(key(place)) {
        added.append((place, layer[0]))
      }
    }
    rows += added.map(\.layer)
    var result = table.picking(rows)
    for name in groups {
      result[name] = table[name]?.picking(Array(0..<table.rowCount) + added.map(\.place))
    }
    let values = table[value]?.numbers ?? []
    result[value] = .numbers(values + added.map { _ in 0 })
    return result
  }
}
