/// The texts that a completion ends before, as bytes.
struct StopTexts: Hashable, Sendable {
  private let texts: [[UInt8]]
  private let longest: Int

  /// - Parameter texts: Empty ones stop nothing.
  init(_ texts: [String]) {
    self.texts = texts.filter { !$0.isEmpty }.map { Array($0.utf8) }
    longest = self.texts.map(\.count).max() ?? 0
  }

  /// Where the first of them begins; `nil` where none is there.
  ///
  /// - Parameters:
  ///   - bytes: Searched for such as end after `known`, so that each search is short while a text
  ///     grows, and finds what lies across tokens.
  ///   - known: So many bytes were searched before, and held none.
  func firstMatch(in bytes: [UInt8], after known: Int) -> Int? {
    guard longest > 0 else { return nil }
    for start in max(0, known - longest + 1)..<max(bytes.count, known) {
      if texts.contains(where: { bytes[start...].starts(with: $0) }) { return start }
    }
    return nil
  }
}
