/// What must not occur in a synthetic corpus, because a benchmark asks for it.
public struct HeldOut: Sendable {
  /// Compositions of two and more operations: no function does them, alone or inside a longer one.
  /// Of one: no function does only that.
  private var compositions: Set<[String]> = []
  private var longest = 1
  /// Operations of which no program does only that one.
  private var programs: Set<String> = []
  private var texts = PhraseIndex()

  /// Holds out nothing.
  public init() {}

  /// Holds out a composition, whatever its parameters.
  public mutating func insert(_ names: [String]) {
    compositions.insert(names)
    longest = max(longest, names.count)
  }

  /// Holds out what a program does: of one operation, functions may do it.
  public mutating func insert(program names: [String]) {
    if names.count == 1 { programs.formUnion(names) } else { insert(names) }
  }

  /// Holds out a text, such as a docstring or a body; white space round it does not count.
  ///
  /// - Parameter text: At least eight bytes.
  public mutating func insert(text: String) {
    texts.insert(Self.trimmed(text).utf8)
  }

  /// Holds out all that a problem asks for and says.
  public mutating func insert(_ problem: SyntheticProblem) {
    insert(problem.function.composition.names)
    insert(text: problem.function.docstring)
    insert(text: problem.function.body)
  }

  /// Holds out what another does too.
  public mutating func formUnion(_ other: HeldOut) {
    compositions.formUnion(other.compositions)
    longest = max(longest, other.longest)
    programs.formUnion(other.programs)
    texts.formUnion(other.texts)
  }

  /// Whether a function may do this.
  public func allows(_ names: [String]) -> Bool {
    if compositions.isEmpty { return true }
    if names.count == 1 { return !compositions.contains(names) }
    for count in stride(from: 2, through: min(longest, names.count), by: 1) {
      for start in 0...(names.count - count)
      where compositions.contains(Array(names[start..<(start + count)])) {
        return false
      }
    }
    return true
  }

  /// Whether a program may do this.
  public func allows(program names: [String]) -> Bool {
    allows(names) && !(names.count == 1 && programs.contains(names[0]))
  }

  /// Whether a text holds none of the texts held out.
  public func allows(text: String) -> Bool {
    texts.isEmpty || !texts.occurs(in: Array(text.utf8))
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
