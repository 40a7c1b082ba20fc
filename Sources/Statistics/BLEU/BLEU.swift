/// The settings of BLEU, and with them the score: n-gram precision up to order 4 with a penalty for
/// brevity (Papineni et al. 2002, <https://aclanthology.org/P02-1040/>).
///
/// With sacrebleu's tokenizations the values are those of sacrebleu 2.6.0 (Post 2018).
public struct BLEU: Hashable, Sendable {
  /// How texts are split.
  public let tokenization: BLEUTokenization
  /// What becomes of orders without a match.
  public let smoothing: BLEUSmoothing
  /// Whether orders that the hypotheses are too short for are left out of the mean, as suits single
  /// sentences.
  public let usesEffectiveOrder: Bool
  /// Whether case is ignored.
  public let ignoresCase: Bool

  /// sacrebleu's defaults for a corpus.
  public static let corpus = BLEU()
  /// sacrebleu's defaults for a single sentence.
  public static let sentence = BLEU(usesEffectiveOrder: true)
  /// For one piece of source code against another: split at every symbol, with one added to the
  /// counts of the orders above 1, so that short functions get no hard zeros.
  public static let code = BLEU(
    tokenization: .words, smoothing: .addK(1), usesEffectiveOrder: true)

  /// - Parameters:
  ///   - tokenization: How texts are split.
  ///   - smoothing: What becomes of orders without a match.
  ///   - usesEffectiveOrder: Whether orders that are too long for the hypotheses are left out.
  ///   - ignoresCase: Whether texts are compared in lower case.
  public init(
    tokenization: BLEUTokenization = .thirteenA, smoothing: BLEUSmoothing = .exponential,
    usesEffectiveOrder: Bool = false, ignoresCase: Bool = false
  ) {
    self.tokenization = tokenization
    self.smoothing = smoothing
    self.usesEffectiveOrder = usesEffectiveOrder
    self.ignoresCase = ignoresCase
  }

  /// BLEU of a whole corpus: counts are added up before the precisions are taken.
  ///
  /// - Parameters:
  ///   - hypotheses: The texts to be judged.
  ///   - references: For each of them its references, at least one.
  /// - Throws: ``BLEUError``.
  /// - Complexity: O(tokens).
  public func score(
    _ hypotheses: [String], against references: [[String]]
  ) throws(BLEUError) -> BLEUScore {
    guard hypotheses.count == references.count, !hypotheses.isEmpty else {
      throw .countsDiffer(hypotheses: hypotheses.count, references: references.count)
    }
    if let bare = references.firstIndex(where: \.isEmpty) { throw .noReference(hypothesis: bare) }
    var counts = BLEUStatistics()
    for (hypothesis, references) in zip(hypotheses, references) {
      counts.add(tokens(of: hypothesis), against: references.map(tokens(of:)))
    }
    let numbers = Set(references.map(\.count))
    let nrefs = numbers.count == 1 ? "\(references[0].count)" : "var"
    return BLEUScore(counts, settings: self, signature: signature(nrefs: nrefs))
  }

  /// BLEU of one text.
  ///
  /// - Parameters:
  ///   - hypothesis: The text to be judged.
  ///   - references: Its references, at least one.
  /// - Throws: ``BLEUError/noReference(hypothesis:)``.
  public func score(
    _ hypothesis: String, against references: [String]
  ) throws(BLEUError) -> BLEUScore {
    try score([hypothesis], against: [references])
  }

  private func tokens(of text: String) -> [String] {
    tokenization.tokens(of: Self.trimmed(ignoresCase ? text.lowercased() : text))
  }

  /// The text without white space at its end, where a trailing line feed would else join `-`.
  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while let last = scalars.last, BLEUTokenization.isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }

  private func signature(nrefs: String) -> Signature {
    Signature(
      "BLEU",
      [
        "nrefs": nrefs, "case": ignoresCase ? "lc" : "mixed",
        "eff": usesEffectiveOrder ? "yes" : "no", "tok": tokenization.rawValue,
        "smooth": smoothing.name,
      ], version: tokenization == .words ? "1" : "2.6.0")
  }
}
