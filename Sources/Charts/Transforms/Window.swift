extension WindowSpec {
  /// The table with values that depend on a row's neighbours in its sorted group.
  ///
  /// Ranks start at 1, and rows with equal sort fields share theirs. Without a frame summaries run
  /// from the group's first row to the current one and its peers.
  func table(from table: DataTable) -> DataTable {
    var result = table
    let sorts = (sort ?? []).compactMap { sort in
      sort.field.flatMap { table[UnitCompiler.name($0)] }.map { ($0, sort.order == .descending) }
    }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for (column, isDescending) in sorts where column[a] != column[b] {
        return Datum.precedes(column[a], column[b]) != isDescending
      }
      return a < b
    }
    func arePeers(_ a: Int, _ b: Int) -> Bool {
      a == b || (!sorts.isEmpty && sorts.allSatisfy { column, _ in column[a] == column[b] })
    }
    let groups = Grouping(table, by: (groupby ?? []).map(UnitCompiler.name)).rows
      .map { $0.sorted(by: precedes) }
    for item in window ?? [] {
      guard let op = item.op, let name = item.as else { continue }
      let column = item.field.flatMap { table[UnitCompiler.name($0)] }
      var cells = [Datum](repeating: .null, count: table.rowCount)
      for rows in groups {
        let run = WindowRun(
          op: op, rows: rows, column: column,
          param: wholeNumber(item.param ?? 1, in: 0...1_000_000_000),
          frame: frame?.map { $0.value }, isExact: ignorePeers == true, arePeers: arePeers)
        for (row, value) in zip(rows, run.values()) { cells[row] = value }
      }
      result[name] = DataTable.Column(cells)
    }
    return result
  }
}

/// One operation over one sorted group.
private struct WindowRun {
  let op: WindowOperation
  let rows: [Int]
  let column: DataTable.Column?
  let param: Int
  let frame: [Double?]?
  let isExact: Bool
  let arePeers: (Int, Int) -> Bool

  func values() -> [Datum] {
    switch op {
    case .rowNumber: return rows.indices.map { .number(Double($0 + 1)) }
    case .rank: return peerRanges().map { .number(Double($0.lowerBound + 1)) }
    case .percentRank:
      let last = Double(max(1, rows.count - 1))
      return peerRanges().map { .number(Double($0.lowerBound) / last) }
    case .cumulativeDistribution:
      return peerRanges().map { .number(Double($0.upperBound) / Double(rows.count)) }
    case .denseRank: return denseRanks()
    case .lag: return rows.indices.map { cell($0 - param) }
    case .lead: return rows.indices.map { cell($0 + param) }
    default: return summaries()
    }
  }

  private func cell(_ index: Int) -> Datum {
    rows.indices.contains(index) ? column?[rows[index]] ?? .null : .null
  }

  /// For each row, the places of the rows equal to it in all sort fields.
  private func peerRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, arePeers(rows[start], rows[end]) { end += 1 }
      ranges += [Range<Int>](repeating: start..<end, count: end - start)
      start = end
    }
    return ranges
  }

  private func denseRanks() -> [Datum] {
    var rank = 0.0
    return peerRanges().enumerated().map { index, range in
      if index == range.lowerBound { rank += 1 }
      return .number(rank)
    }
  }

  private func summaries() -> [Datum] {
    let peers = peerRanges()
    let numbers = column?.numbers ?? []
    let frame = frame ?? [nil, 0]
    // Sums from the first row on need not be added up anew for each row.
    if op == .sum || op == .count, frame[0] == nil {
      var sums = [0.0]
      for row in rows {
        let value = op == .count ? 1 : numbers[row].isNaN ? 0 : numbers[row]
        sums.append((sums.last ?? 0) + value)
      }
      return rows.indices.map { .number(sums[bounds($0, peers, frame).upperBound]) }
    }
    return rows.indices.map { index in
      let range = bounds(index, peers, frame)
      if op == .firstValue { return cell(range.lowerBound) }
      if op == .lastValue { return cell(range.upperBound - 1) }
      if op == .count { return .number(Double(range.count)) }
      let values = range.map { numbers[rows[$0]] }.filter { !$0.isNaN }
      return .number(Summaries(values).value(op.aggregate))
    }
  }

  private func bounds(_ index: Int, _ peers: [Range<Int>], _ frame: [Double?]) -> Range<Int> {
    func place(_ offset: Double?, _ edge: Int) -> Int {
      guard let offset else { return edge }
      return max(
        0, min(rows.count - 1, index + wholeNumber(offset, in: -1_000_000_000...1_000_000_000)))
    }
    var (low, high) = (place(frame[0], 0), place(frame[1], rows.count - 1))
    if !isExact { (low, high) = (peers[low].lowerBound, peers[high].upperBound - 1) }
    return low..<max(low, high) + 1
  }
}

extension WindowOperation {
  fileprivate var aggregate: Aggregate {
    switch self {
    case .mean: .mean
    case .min: .min
    case .max: .max
    case .median: .median
    case .stdev: .stdev
    case .stderr: .stderr
    default: .sum
    }
  }
}
