/// What one examination needs: two inputs and the limits that hold for the untrusted side.
public struct Examination: Sendable {
  /// What the untrusted process reads from descriptor 3; without it there is none, and the
  /// examiner's process, which then runs the program itself, is sealed off like an untrusted one.
  public var candidateInput: [UInt8]?
  /// What the examining process reads from descriptor 3; the other side never sees it.
  public var examinerInput: [UInt8]
  public var limits: ProcessLimits

  public init(candidateInput: [UInt8]?, examinerInput: [UInt8], limits: ProcessLimits) {
    self.candidateInput = candidateInput
    self.examinerInput = examinerInput
    self.limits = limits
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
