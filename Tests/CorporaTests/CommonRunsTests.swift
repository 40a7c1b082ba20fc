import Testing

@testable import Corpora

@Suite struct CommonRunsTests {
  private let corpus = [
    "def add(a, b):\n    return a + b\n", "x = 1\ny = 2\nz = 3\n", "print(x)\nprint(y)\n",
  ]

  @Test func findsTheLongestRuns() {
    let runs = CommonRuns(corpus: corpus)
    let found = runs.findings(of: [
      "  return a + b", "return b + a", "y = 2\n\n  z = 3\nw = 4\n", "", "something else",
      "z = 3\nprint(x)\n",
    ])
    #expect(found[0] == .init(tokens: 4, longestRun: 4, lines: 1, longestRunOfLines: 1))
    // `return`, `b`, `+`, `a` in this order only alone or by two: `b +` does not occur, `+ b` does.
    #expect(found[1] == .init(tokens: 4, longestRun: 1, lines: 1, longestRunOfLines: 0))
    #expect(found[2] == .init(tokens: 9, longestRun: 6, lines: 3, longestRunOfLines: 2))
    #expect(found[3] == .init(tokens: 0, longestRun: 0, lines: 0, longestRunOfLines: 0))
    #expect(found[4].longestRun == 0)
    // A run ends with its file.
    #expect(found[5] == .init(tokens: 7, longestRun: 4, lines: 2, longestRunOfLines: 1))
  }

  /// Against a search through all pairs of places.
  @Test func agreesWithTryingEveryPair() {
    var draws = Draws(seed: 3, path: ["common runs"])
    func text(_ count: Int) -> [String] { (0..<count).map { _ in draws.pick(["a", "b", "c"]) } }
    let read = (0..<6).map { _ in text(40) }
    let sought = (0..<30).map { _ in text(12) }
    let found = CommonRuns(corpus: read.map { $0.joined(separator: " ") })
      .findings(of: sought.map { $0.joined(separator: " ") })
    for (text, finding) in zip(sought, found) {
      let longest = read.map { Self.longest(text, $0) }.max()
      #expect(finding.longestRun == longest)
    }
  }

  private static func longest(_ one: [String], _ other: [String]) -> Int {
    var longest = 0
    for i in one.indices {
      for j in other.indices {
        var length = 0
        while i + length < one.count, j + length < other.count, one[i + length] == other[j + length]
        {
          length += 1
        }
        longest = max(longest, length)
      }
    }
    return longest
  }
}
