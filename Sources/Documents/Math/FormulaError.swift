/// Why a formula cannot be read. Offsets count characters from 0.
public enum FormulaError: Error, Hashable, Sendable {
  case tooLong(characters: Int, limit: Int)
  case tooDeep(offset: Int, limit: Int)
  case unknownCommand(String, offset: Int, nearest: String?)
  /// `expected` is missing at `offset`.
  case missing(expected: String, offset: Int)
  /// A character that means nothing where it stands.
  case unexpected(Character, offset: Int)
}

extension FormulaError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong(let characters, let limit):
      "the formula has \(characters) characters; at most \(limit) are read"
    case .tooDeep(let offset, let limit):
      "character \(offset + 1): groups nest more than \(limit) deep"
    case .unknownCommand(let name, let offset, let nearest):
      "character \(offset + 1): unknown command \\\(name)"
        + (nearest.map { "; did you mean \\\($0)?" } ?? "")
    case .missing(let expected, let offset):
      "character \(offset + 1): expected \(expected)"
    case .unexpected(let character, let offset):
      "character \(offset + 1): unexpected '\(character)'"
    }
  }
}
