/// One row for each group of rows with the same values in some fields, with summaries.
struct Aggregation {
  let groups: [String]
  let summaries: [Summary]
  /// Fields that do not differ within a group and come along.
  var carried: [String] = []

  /// One summary: which, of what, under which name.
  struct Summary {
    let op: Aggregate
    let field: String?
    let name: String

    init(_ op: Aggregate, of field: String?, as name: String) {
      self.op = op
      self.field = field
      self.name = name
    }
  }

  /// The groups in the order in which they first occur.
  func table(from table: DataTable) -> DataTable {
    let rows = Grouping(table, by: groups).rows
    let firsts = rows.map { $0.first ?? 0 }
    var result = DataTable(rowCount: rows.count)
    for name in groups + carried { result[name] = table[name]?.picking(firsts) }
    for summary in summaries {
      let column = summary.field.flatMap { table[$0] }
      let numbers = summary.op.needsNumbers ? column?.numbers ?? [] : []
      result[summary.name] = .numbers(
        rows.map { summary.op.value(of: $0, column: column, numbers: numbers) })
    }
    return result
  }
}

/// The rows of a table, put together by the values of some fields.
struct Grouping {
  /// The rows of each group; without fields all rows are one group. No rows make no group.
  private(set) var rows: [[Int]] = []

  init(_ table: DataTable, by names: [String]) {
    guard table.rowCount > 0 else { return }
    let columns = names.compactMap { table[$0] }
    guard !columns.isEmpty else {
      rows = [Array(0..<table.rowCount)]
      return
    }
    if columns.count == 1 {
      split(by: table.rowCount) { columns[0][$0] }
    } else {
      split(by: table.rowCount) { row in columns.map { $0[row] } }
    }
  }

  private mutating func split<Key: Hashable>(by count: Int, _ key: (Int) -> Key) {
    var indices: [Key: Int] = [:]
    for row in 0..<count {
      let key = key(row)
      if let index = indices[key] {
        rows[index].append(row)
      } else {
        indices[key] = rows.count
        rows.append([row])
      }
    }
  }
}

extension Aggregate {
  fileprivate var needsNumbers: Bool {
    switch self {
    case .count, .distinct, .valid, .missing: false
    default: true
    }
  }

  /// The summary of the cells at `rows`; nan where there is none, as the mean of nothing.
  fileprivate func value(
    of rows: [Int], column: DataTable.Column?, numbers: [Double]
  ) -> Double {
    switch self {
    case .count: return Double(rows.count)
    case .distinct: return Double(Set(rows.compactMap { column?[$0] }).count)
    case .valid: return Double(rows.count { column?[$0].isValid == true })
    case .missing: return Double(rows.count { column?[$0].isValid != true })
    default:
      let values = numbers.isEmpty ? [] : rows.map { numbers[$0] }.filter { !$0.isNaN }
      return Summaries(values).value(self)
    }
  }
}

/// Summaries of some numbers, by the formulas of vega-statistics.
struct Summaries {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  var sum: Double { values.reduce(0, +) }
  var mean: Double { sum / Double(values.count) }

  /// The variance with `n - 1` below; nan for fewer than two values.
  var variance: Double {
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  var standardError: Double { (variance / Double(values.count)).squareRoot() }

  /// The quantile at `fraction`, interpolated as R's type 7.
  func quantile(_ fraction: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return .nan }
    let place = fraction * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }

  func value(_ op: Aggregate) -> Double {
    guard !values.isEmpty else { return op == .sum ? 0 : .nan }
    let count = Double(values.count)
    switch op {
    case .sum: return sum
    case .mean, .average: return mean
    case .min: return values.min() ?? .nan
    case .max: return values.max() ?? .nan
    case .median: return quantile(0.5)
    case .q1: return quantile(0.25)
    case .q3: return quantile(0.75)
    case .variance: return count > 1 ? variance : 0
    case .variancep: return count > 1 ? variance * (count - 1) / count : 0
    case .stdev: return count > 1 ? variance.squareRoot() : 0
    case .stdevp: return count > 1 ? (variance * (count - 1) / count).squareRoot() : 0
    case .stderr: return count > 1 ? standardError : 0
    case .ci0: return Bootstrap.meanInterval(values).low
    case .ci1: return Bootstrap.meanInterval(values).high
    case .count, .valid: return count
    case .distinct: return Double(Set(values).count)
    case .missing: return 0
    }
  }
}

/// The 95 % interval of a mean by resampling, as `ci0` and `ci1` are defined in Vega.
enum Bootstrap {
  private static let resamples = 1000

  /// The 2.5 % and 97.5 % quantiles of the means of 1000 resamples.
  ///
  /// The draws come from a fixed sequence (SplitMix64), so equal data gives equal intervals.
  static func meanInterval(_ values: [Double]) -> (low: Double, high: Double) {
    guard values.count > 1 else { return (values.first ?? .nan, values.first ?? .nan) }
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let count = UInt64(values.count)
    var means: [Double] = []
    for _ in 0..<resamples {
      var sum = 0.0
      for _ in values.indices {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        sum += values[Int((z ^ (z >> 31)).multipliedFullWidth(by: count).high)]
      }
      means.append(sum / Double(count))
    }
    let summaries = Summaries(means)
    return (summaries.quantile(0.025), summaries.quantile(0.975))
  }
}
