@testable import Reporting

extension ResultTable {
  /// The rows whose cells read so.
  func rows(where wanted: KeyValuePairs<String, String>) -> [[Cell]] {
    rows.filter { row in
      wanted.allSatisfy { column, text in index(of: column).map { row[$0].plain == text } ?? false }
    }
  }

  /// The number of a column in each of the rows whose cells read so; `nil` where it is missing.
  func numbers(_ column: String, where wanted: KeyValuePairs<String, String> = [:]) -> [Double?] {
    guard let place = index(of: column) else { return [] }
    return rows(where: wanted).map { $0[place].number }
  }

  /// The text of a column in each of the rows whose cells read so.
  func texts(_ column: String, where wanted: KeyValuePairs<String, String> = [:]) -> [String] {
    guard let place = index(of: column) else { return [] }
    return rows(where: wanted).map { $0[place].plain }
  }
}
