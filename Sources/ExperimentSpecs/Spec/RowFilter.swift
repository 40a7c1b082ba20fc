/// Rows of a table that are chosen by the values of their cells.
public struct RowFilter: Hashable, Sendable {
  /// A column and the values it may have: texts and numbers.
  public struct Condition: Hashable, Sendable {
    public let column: String
    public let values: [JSONValue]
  }

  /// Sorted by column; a row must meet all of them.
  public let conditions: [Condition]
}

extension RowFilter: Decodable {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.singleValueContainer().decode([String: [JSONValue]].self)
    conditions = values.sorted { $0.key < $1.key }.map {
      Condition(column: $0.key, values: $0.value)
    }
  }
}

/// A table that sets measured numbers beside given ones.
public struct DifferenceSpec: Hashable, Sendable, Decodable {
  /// The result table of what was measured; it has the columns `lower` and `upper`.
  public let of: String
  /// The table of what was given.
  public let with: String
  /// The columns that tell which rows belong together.
  public let on: [String]
  /// The column of the measured number.
  public let value: String
  /// The column of the given number; ``value`` where left out.
  public let published: String?
  /// The rows of ``with`` that are used.
  public let `where`: RowFilter?
}
