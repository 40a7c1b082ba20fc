/// Why BLEU cannot be computed.
public enum BLEUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not one list of references for every hypothesis, or no hypothesis at all.
  case countsDiffer(hypotheses: Int, references: Int)
  /// A hypothesis without any reference.
  case noReference(hypothesis: Int)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .countsDiffer(let hypotheses, let references):
      "BLEU needs references for every hypothesis, but there are \(hypotheses) hypotheses "
        + "and references for \(references)"
    case .noReference(let hypothesis):
      "hypothesis \(hypothesis) has no reference to be compared with"
    }
  }
}
