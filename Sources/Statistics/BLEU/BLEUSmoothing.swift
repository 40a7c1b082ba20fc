/// What becomes of an n-gram order without a match, which would make BLEU 0.
///
/// The methods are those of Chen and Cherry (2014, <https://aclanthology.org/W14-3346/>), under
/// sacrebleu's names.
public enum BLEUSmoothing: Hashable, Sendable {
  /// Nothing: one order without a match makes the score 0.
  case none
  /// The precision of the m-th order without a match is 1 / (2ᵐ · total): sacrebleu's default.
  case exponential
  /// This many matches are taken for none; sacrebleu's default is 0.1.
  case floor(Double)
  /// This many are added to matches and totals of all orders above 1 (Lin and Och 2004).
  case addK(Double)

  /// The form in signatures: `exp`, `floor[0.10]`, `add-k[1.00]`, `none`.
  var name: String {
    switch self {
    case .none: "none"
    case .exponential: "exp"
    case .floor(let value): "floor[\(Self.twoDigits(value))]"
    case .addK(let value): "add-k[\(Self.twoDigits(value))]"
    }
  }

  /// A number that is not negative, rounded to hundredths.
  private static func twoDigits(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let hundredths = Int((abs(value) * 100).rounded(.toNearestOrEven))
    let digits = hundredths % 100
    return "\(value < 0 ? "-" : "")\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
