/// One row of a batch: some tokens, the tokens to come after each of them, and what each counts.
///
/// A row is as long as its tokens. Padding to the left of a batch's longest row needs no tokens of
/// its own: it is told by ``firstPosition``, and as no other token may look at it, nothing is computed
/// for it.
public struct BatchRow: Hashable, Sendable {
  /// (T), each in `0..<V`.
  public let tokens: [Int32]
  /// (T): the token that follows each.
  public let targets: [Int32]
  /// (T): 1 where the loss counts, 0 where it does not.
  public let mask: [Float]
  /// The position, among the model's learned ones, of the first token: how much padding is to its left.
  public let firstPosition: Int

  /// The row of the tokens `sequence`, each of which but the last is read, and each but the first
  /// predicted.
  ///
  /// - Parameters:
  ///   - sequence: T + 1 tokens.
  ///   - learned: For each of `sequence`, whether its prediction counts; `nil` for all.
  ///   - firstPosition: 0 or more.
  public init(sequence: [Int32], learned: [Bool]? = nil, firstPosition: Int = 0) {
    tokens = Array(sequence.dropLast())
    targets = Array(sequence.dropFirst())
    mask = learned.map { $0.dropFirst().map { $0 ? 1 : 0 } } ?? targets.map { _ in 1 }
    self.firstPosition = firstPosition
  }

  /// T
  var positions: Int { tokens.count }

  /// How many predictions count.
  var learnedCount: Int { mask.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }
}
