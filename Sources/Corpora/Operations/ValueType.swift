/// What a synthetic function takes and returns.
public enum ValueType: String, CaseIterable, Hashable, Sendable {
  /// A string.
  case text
  /// A list of strings.
  case words
  /// A list of integers.
  case numbers
  /// An integer.
  case number
  /// A dictionary from strings to integers.
  case table
  /// A truth value; nothing takes one.
  case flag

  /// Python's type hint.
  public var hint: String {
    switch self {
    case .text: "str"
    case .words: "list[str]"
    case .numbers: "list[int]"
    case .number: "int"
    case .table: "dict[str, int]"
    case .flag: "bool"
    }
  }

  /// Whether `value[1:]` is a value of the same type.
  public var canBeSliced: Bool {
    switch self {
    case .text, .words, .numbers: true
    case .number, .table, .flag: false
    }
  }
}
