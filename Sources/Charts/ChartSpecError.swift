/// Why a chart spec cannot be read or drawn: what is wrong, and where.
public struct ChartSpecError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place as a JSON pointer, such as `/layer/0/encoding/x/scale/type`; empty for the whole.
  public let path: String
  /// What is wrong there.
  public let problem: Problem

  public init(path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// The kinds of faults, each with the offending value.
  public enum Problem: Hashable, Sendable {
    /// The text is no JSON.
    case notJSON(String, line: Int, column: Int)
    /// A key that Vega-Lite does not have there; `nearest` is the likeliest one meant.
    case unknownKey(String, nearest: String?)
    /// A key or a name that Vega-Lite has, and this subset has not.
    case outsideSubset(String)
    /// A name that is none of the valid ones.
    case unknownName(String, valid: [String], nearest: String?)
    /// A value of the wrong kind.
    case wrongType(expected: String, found: String)
    /// A key that must be there and is not.
    case missingKey(String)
    /// A value that contradicts another one or lies outside its range.
    case invalid(String)
    /// A data table or a field that does not exist.
    case unknownData(String, valid: [String], nearest: String?)
    /// A field that the data has not.
    case unknownField(String, valid: [String], nearest: String?)
    /// An expression that cannot be read; `column` counts characters from 1.
    case badExpression(String, column: Int, message: String)
  }

  public var description: String {
    path.isEmpty ? problem.description : "\(path): \(problem.description)"
  }
}

extension ChartSpecError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notJSON(let message, let line, let column):
      return "line \(line), column \(column): \(message)"
    case .unknownKey(let key, let nearest):
      return "unknown key “\(key)”" + Self.question(nearest)
    case .outsideSubset(let name):
      return "“\(name)” is outside the supported subset of Vega-Lite"
    case .unknownName(let name, let valid, let nearest):
      return "unknown name “\(name)”" + Self.question(nearest) + Self.list(valid)
    case .wrongType(let expected, let found):
      return "expected \(expected), found \(found)"
    case .missingKey(let key):
      return "the key “\(key)” is missing"
    case .invalid(let message):
      return message
    case .unknownData(let name, let valid, let nearest):
      return "no data named “\(name)”" + Self.question(nearest) + Self.list(valid)
    case .unknownField(let name, let valid, let nearest):
      return "the data has no field “\(name)”" + Self.question(nearest) + Self.list(valid)
    case .badExpression(let text, let column, let message):
      return "expression “\(text)”, character \(column): \(message)"
    }
  }

  private static func question(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\($0)”?" } ?? ""
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty, names.count <= 24 else { return "" }
    return " (one of \(names.joined(separator: ", ")))"
  }
}
