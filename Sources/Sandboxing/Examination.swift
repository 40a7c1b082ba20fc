/// What one examination needs: two inputs and the limits that hold for the untrusted side.
public struct Examination: Sendable {
  /// What the untrusted process reads from descriptor 3; without it there is none, and the
  /// examiner's process, which may then run the program itself, is sealed off like an untrusted one
  /// (unless it has a ``continuation``, which is for trusted work only).
  public var candidateInput: [UInt8]?
  /// What the examining process reads from descriptor 3; the other side never sees it.
  public var examinerInput: [UInt8]
  public var limits: ProcessLimits
  /// Whether another examination's process may examine here; `nil` for one of its own.
  public var continuation: Continuation?

  public init(
    candidateInput: [UInt8]?, examinerInput: [UInt8], limits: ProcessLimits,
    continuation: Continuation? = nil
  ) {
    self.candidateInput = candidateInput
    self.examinerInput = examinerInput
    self.limits = limits
    self.continuation = continuation
  }

  /// Lets an examining process that has done the same before, and offers to go on, do this too.
  public struct Continuation: Sendable {
    /// Examinations with the same number, in one room, may follow each other in one process.
    public var subject: Int
    /// What such a process reads instead of ``Examination/examinerInput``.
    public var input: [UInt8]

    public init(subject: Int, input: [UInt8]) {
      self.subject = subject
      self.input = input
    }
  }

  /// How an examination went, without judging it.
  public struct Outcome: Sendable {
    /// `nil` where the examiner ran the program itself.
    public var candidate: ProcessEnding?
    public var examiner: ProcessEnding
    /// All that the examiner wrote to its verdict pipe, at most ``Examination/maxFindingsBytes``.
    public var findings: [UInt8]
    /// Whether the program printed more than it may, and was ended for it.
    public var outputExceeded: Bool
    /// Whether the program's process was killed, and not by the kernel for want of memory, as far as
    /// control groups tell: the program itself cannot have done that.
    public var wasKilledFromOutside = false
  }

  /// The longest message that an examiner may send.
  public static let maxFindingsBytes = 1 << 20
}
