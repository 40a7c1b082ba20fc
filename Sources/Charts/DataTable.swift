/// A table of named columns of equal length.
///
/// Columns are arrays, numbers without boxes, so that a million rows cost eight bytes a cell.
public struct DataTable: Hashable, Sendable {
  /// The names of the columns, in the order in which they were first seen.
  public private(set) var names: [String]
  private var columns: [String: Column]
  /// How many rows there are.
  public private(set) var rowCount: Int

  /// The cells of one column.
  public enum Column: Hashable, Sendable {
    /// Numbers, with nan where one is missing.
    case numbers([Double])
    case strings([String])
    /// Cells of several kinds.
    case mixed([Datum])

    /// How many cells there are.
    public var count: Int {
      switch self {
      case .numbers(let cells): cells.count
      case .strings(let cells): cells.count
      case .mixed(let cells): cells.count
      }
    }

    /// The cell at `row`, which must be in `0..<count`.
    public subscript(row: Int) -> Datum {
      switch self {
      case .numbers(let cells): .number(cells[row])
      case .strings(let cells): .string(cells[row])
      case .mixed(let cells): cells[row]
      }
    }

    /// The cells as numbers, nan where a cell is none.
    public var numbers: [Double] {
      switch self {
      case .numbers(let cells): cells
      case .strings(let cells): cells.map { Double($0) ?? .nan }
      case .mixed(let cells): cells.map { $0.number ?? .nan }
      }
    }

    /// A column in the tightest form that holds `cells`.
    public init(_ cells: [Datum]) {
      var numbers: [Double] = []
      var strings: [String] = []
      for cell in cells {
        switch cell {
        case .number(let value) where strings.isEmpty: numbers.append(value)
        case .string(let value) where numbers.isEmpty: strings.append(value)
        default:
          self = .mixed(cells)
          return
        }
      }
      self = strings.isEmpty ? .numbers(numbers) : .strings(strings)
    }

    /// The cells at `rows`, in that order.
    func picking(_ rows: [Int]) -> Column {
      switch self {
      case .numbers(let cells): .numbers(rows.map { cells[$0] })
      case .strings(let cells): .strings(rows.map { cells[$0] })
      case .mixed(let cells): .mixed(rows.map { cells[$0] })
      }
    }
  }

  /// An empty table of `rowCount` rows and no columns.
  public init(rowCount: Int = 0) {
    names = []
    columns = [:]
    self.rowCount = max(0, rowCount)
  }

  /// A table of `columns`, all cut or filled up with null to the length of the longest.
  public init(_ columns: [(name: String, cells: Column)]) {
    self.init(rowCount: columns.map(\.cells.count).max() ?? 0)
    for (name, cells) in columns { self[name] = cells }
  }

  /// A column by its name. Setting one of another length cuts it or fills it up with null.
  public subscript(name: String) -> Column? {
    get { columns[name] }
    set {
      guard let newValue else {
        columns[name] = nil
        names.removeAll { $0 == name }
        return
      }
      if columns[name] == nil { names.append(name) }
      if newValue.count == rowCount {
        columns[name] = newValue
      } else {
        columns[name] = .mixed(
          (0..<rowCount).map { $0 < newValue.count ? newValue[$0] : .null })
      }
    }
  }

  /// Tables are equal if their columns are, in whatever order those came.
  public static func == (a: DataTable, b: DataTable) -> Bool {
    a.rowCount == b.rowCount && a.columns == b.columns
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(rowCount)
    hasher.combine(columns)
  }

  /// The rows at `rows`, in that order.
  public func picking(_ rows: [Int]) -> DataTable {
    var table = DataTable(rowCount: rows.count)
    for name in names { table[name] = columns[name]?.picking(rows) }
    return table
  }
}
