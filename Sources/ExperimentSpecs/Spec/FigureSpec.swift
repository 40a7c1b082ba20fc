/// A figure of the report.
public struct FigureSpec: Hashable, Sendable, Decodable {
  public let chart: ChartSource
  /// The result table the chart reads; `nil` where the chart brings or names its own data.
  public let table: String?
  /// The rows that are drawn; `nil` means all.
  public let `where`: RowFilter?
  /// Tables whose rows are drawn as well, as far as they have the same columns.
  public let overlay: [String]?
  /// Markdown.
  public let caption: String?
  /// The figure in words.
  public let alt: String?

  /// Where a chart's definition stands.
  public enum ChartSource: Hashable, Sendable {
    /// In the spec itself, in the subset of Vega-Lite.
    case inline(JSONValue)
    /// The name or an alias of a ``NamedChart``.
    case named(String)
  }
}

extension FigureSpec.ChartSource: Decodable {
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self = .named(name)
    } else {
      self = .inline(try JSONValue(from: decoder))
    }
  }
}

/// A table of the report: a view of one of the result tables.
public struct TableSpec: Hashable, Sendable, Decodable {
  /// The result table it shows.
  public let table: String
  /// The rows that are shown; `nil` means all.
  public let `where`: RowFilter?
  /// Markdown.
  public let caption: String?
  /// The columns shown, in order; `nil` means all.
  public let columns: [Column]?
  /// The columns sorted by, first to last.
  public let sort: [SortKey]?
  /// How many rows are shown; `nil` means all.
  public let rows: Int?

  /// A view of all rows of a result table.
  public init(table: String, caption: String?, columns: [Column]?) {
    self.table = table
    self.caption = caption
    self.columns = columns
    self.where = nil
    sort = nil
    rows = nil
  }

  /// A column of a table, with its heading.
  public struct Column: Hashable, Sendable {
    public let field: String
    public let title: String?
    /// The form of its numbers, in the notation of d3-format, such as `.1%`.
    public let format: String?

    public init(field: String, title: String? = nil, format: String? = nil) {
      self.field = field
      self.title = title
      self.format = format
    }
  }

  /// A column to sort by.
  public struct SortKey: Hashable, Sendable {
    public let field: String
    public let isDescending: Bool
  }
}

extension TableSpec.Column: Decodable {
  private enum CodingKeys: String, CodingKey { case field, title, format }

  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self.init(field: name, title: nil, format: nil)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      field: try container.decode(String.self, forKey: .field),
      title: try container.decodeIfPresent(String.self, forKey: .title),
      format: try container.decodeIfPresent(String.self, forKey: .format))
  }
}

extension TableSpec.SortKey: Decodable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self.init(
      field: text.hasPrefix("-") ? String(text.dropFirst()) : text,
      isDescending: text.hasPrefix("-"))
  }
}

/// A further table that figures and tables may read.
public enum DataTableSpec: Hashable, Sendable {
  /// The rows as they stand in the spec, each an object.
  case values([JSONValue])
  /// A CSV or JSON file.
  case file(DataFile)
  /// A result table beside a given one.
  case difference(DifferenceSpec)
}

extension DataTableSpec: Decodable {
  private enum CodingKeys: String, CodingKey { case values, difference }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let values = try container.decodeIfPresent([JSONValue].self, forKey: .values) {
      self = .values(values)
    } else if let spec = try container.decodeIfPresent(DifferenceSpec.self, forKey: .difference) {
      self = .difference(spec)
    } else {
      self = .file(try DataFile(from: decoder))
    }
  }
}
