/// What may stand between the phrases of a docstring.
enum Glue {
  /// How many words from here on are glue; `nil` where the first is none.
  static func length(at words: ArraySlice<String>) -> Int? {
    for sequence in sequences where words.starts(with: sequence) { return sequence.count }
    guard let first = words.first else { return nil }
    return single.contains(first) || isListNumber(first) ? 1 : nil
  }

  private static let single: Set<String> = [
    ",", ";", ":", ".", "-", "then", "and", "first", "finally",
  ]

  /// Openings and closings, the longest first.
  private static let sequences: [[String]] = {
    let closings = [["return", "the", "result"], ["returns", "the", "result"]]
    let lists = [["do", "the", "following"]]
    let kinds = Wording.kinds.flatMap { kind in
      ["given", "take"].map { [$0] + kind.split(separator: " ").map(String.init) }
    }
    return (closings + lists + kinds).sorted { $0.count > $1.count }
  }()

  private static func isListNumber(_ word: String) -> Bool {
    word.count == 1 && word.first?.isNumber == true
  }
}
