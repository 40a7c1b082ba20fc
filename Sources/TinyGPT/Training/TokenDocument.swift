/// A text to learn from, as tokens.
public struct TokenDocument: Hashable, Sendable {
  /// Each in `0..<V`.
  public let tokens: [Int32]
  /// Which of the tokens, and of the separator behind them (number `tokens.count`), the loss counts.
  public let learned: Range<Int>

  /// A document of which every token is learned.
  public init(tokens: [Int32]) {
    self.init(tokens: tokens, learnedFrom: 0)
  }

  /// A document whose first tokens are read but not learned: a prompt before its solution, or a
  /// program before its docstring.
  ///
  /// - Parameter learnedFrom: The number of those tokens; taken into `0...tokens.count`.
  public init(tokens: [Int32], learnedFrom: Int) {
    self.tokens = tokens
    learned = min(max(learnedFrom, 0), tokens.count)..<tokens.count + 1
  }

  /// Whether the loss counts the prediction of token `index`, or of the separator.
  func learns(_ index: Int) -> Bool { learned.contains(index) }
}
