/// A plain Python value of one of the types that synthetic functions work on.
public enum PythonValue: Hashable, Sendable {
  case text(String)
  case words([String])
  case numbers([Int])
  case number(Int)
  /// In the order of insertion, which Python keeps; no key twice.
  case table([Entry])
  case flag(Bool)

  /// One key of a dictionary and its value.
  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: Int

    public init(key: String, value: Int) {
      self.key = key
      self.value = value
    }
  }

  public var type: ValueType {
    switch self {
    case .text: .text
    case .words: .words
    case .numbers: .numbers
    case .number: .number
    case .table: .table
    case .flag: .flag
    }
  }

  /// Whether it is small enough for a test: integers up to 10⁹ in magnitude, texts up to 120
  /// characters, lists and dictionaries up to 60 members.
  ///
  /// Beyond that the operations' semantics in Swift promise nothing.
  public var isModest: Bool {
    switch self {
    case .text(let text): text.utf8.count <= 120
    case .words(let words): words.count <= 60 && words.allSatisfy { $0.utf8.count <= 120 }
    case .numbers(let numbers): numbers.count <= 60 && numbers.allSatisfy(Self.isModest)
    case .number(let number): Self.isModest(number)
    case .table(let entries): entries.count <= 60 && entries.allSatisfy { Self.isModest($0.value) }
    case .flag: true
    }
  }

  private static func isModest(_ number: Int) -> Bool {
    number.magnitude <= 1_000_000_000
  }

  /// What Python's `repr` writes, but with double quotes round strings.
  ///
  /// Strings are ASCII without quotes, backslashes and control characters; the generators of inputs
  /// make no others.
  public var literal: String { written(quote: "\"") }

  /// What Python's `repr` writes; the same strings as for ``literal``.
  public var representation: String { written(quote: "'") }

  private func written(quote: String) -> String {
    func quoted(_ text: String) -> String { quote + text + quote }
    return switch self {
    case .text(let text): quoted(text)
    case .words(let words): "[" + words.map(quoted).joined(separator: ", ") + "]"
    case .numbers(let numbers): "[" + numbers.map(String.init).joined(separator: ", ") + "]"
    case .number(let number): String(number)
    case .table(let entries):
      "{" + entries.map { "\(quoted($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
    case .flag(let flag): flag ? "True" : "False"
    }
  }

  /// What a program prints for it: members with a space between them.
  public var printed: String {
    switch self {
    case .text(let text): text
    case .words(let words): words.joined(separator: " ")
    case .numbers(let numbers): numbers.map(String.init).joined(separator: " ")
    case .number(let number): String(number)
    case .table(let entries): entries.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
    case .flag(let flag): flag ? "True" : "False"
    }
  }

  /// Python's `==`: dictionaries are equal whatever the order of their keys.
  public func equals(_ other: PythonValue) -> Bool {
    if case .table(let mine) = self, case .table(let theirs) = other {
      return mine.count == theirs.count && Set(mine) == Set(theirs)
    }
    return self == other
  }
}
