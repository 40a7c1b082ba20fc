/// Why a verdict is what it is, as far as the judge could see; all texts are shortened.
///
/// Nothing in here depends on the time, so that the same samples give the same bytes.
public struct VerdictExplanation: Hashable, Sendable, Codable {
  /// The clock that a program ran out of: `cpu` or `wall`.
  public var clock: String?
  /// The call that decided, with its arguments, and what it returned.
  public var call: String?
  public var returned: String?
  /// The failed assertion and its two sides.
  public var assertion: String?
  public var got: String?
  public var expected: String?
  public var exception: Exception?
  /// How many calls the test made; `nil` where that depends on when the program was ended.
  public var calls: Int?
  /// What the program tried that no solution needs, such as `frames` or `network`; `nil` for most.
  public var attempts: [String]?

  /// An exception that came out of the program.
  public struct Exception: Hashable, Sendable, Codable {
    public var type: String
    /// The nearest builtin ancestor.
    public var base: String
    public var text: String
    /// A line of the completion, counted from 1; 0 where it lies in the prompt or is not known.
    public var line: Int

    public init(type: String, base: String, text: String, line: Int) {
      self.type = type
      self.base = base
      self.text = text
      self.line = line
    }
  }

  public init() {}

  /// Whether there is nothing in it.
  public var isEmpty: Bool { self == VerdictExplanation() }

  /// What of it quotes neither the program nor its test.
  public var withoutTexts: VerdictExplanation {
    var rest = VerdictExplanation()
    rest.clock = clock
    rest.calls = calls
    rest.attempts = attempts
    return rest
  }
}
