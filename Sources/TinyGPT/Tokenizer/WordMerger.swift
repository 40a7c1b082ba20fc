/// Merges the bytes of one word into tokens.
///
/// Always the pair of the lowest rank, and of equal ones the leftmost, until none is left.
struct WordMerger {
  /// The word's tokens after ``merge(_:from:upTo:with:)``.
  private(set) var tokens: [Int32] = []
  /// `rules[i]` is that of tokens `i` and `i + 1`.
  private var rules: [UInt64] = []
  private var links = LinkedWord()

  /// Words beyond this go by the heap: looking for the smallest rule takes their length squared.
  private static let longestScanned = 64

  /// Replaces ``tokens`` by those of a word.
  ///
  /// - Complexity: O(n log n) of its length.
  mutating func merge(
    _ text: Span<UInt8>, from start: Int, upTo end: Int, with model: BytePairModel
  ) {
    tokens.removeAll(keepingCapacity: true)
    for index in start..<end { tokens.append(model.byteIDs[Int(text[index])]) }
    if tokens.count > Self.longestScanned {
      links.merge(&tokens, with: model)
    } else if tokens.count > 1 {
      mergeScanning(model)
    }
  }

  private mutating func mergeScanning(_ model: BytePairModel) {
    rules.removeAll(keepingCapacity: true)
    for index in 1..<tokens.count { rules.append(model.rule(tokens[index - 1], tokens[index])) }
    while true {
      var best = 0
      var rule = BytePairModel.noRule
      for index in rules.indices where rules[index] < rule {
        rule = rules[index]
        best = index
      }
      guard rule != BytePairModel.noRule else { return }
      tokens[best] = BytePairModel.result(of: rule)
      tokens.remove(at: best + 1)
      rules.remove(at: best)
      if best > 0 { rules[best - 1] = model.rule(tokens[best - 1], tokens[best]) }
      if best < rules.count { rules[best] = model.rule(tokens[best], tokens[best + 1]) }
    }
  }
}

/// A long word as a linked list, with its merges in a heap.
struct LinkedWord {
  /// A merge that is possible at a place, unless another has changed it since.
  private struct Candidate: Comparable {
    let rule: UInt64
    let place: Int

    static func < (a: Candidate, b: Candidate) -> Bool {
      (a.rule, a.place) < (b.rule, b.place)
    }
  }

  /// The place after each, the word's length after the last; before the first comes -1.
  private var next: [Int] = []
  private var previous: [Int] = []
  private var candidates = Heap<Candidate>()

  /// What stands where a token was that has become part of the one before it.
  private static let gone: Int32 = -1

  /// Replaces the tokens of a word by what they merge into.
  mutating func merge(_ tokens: inout [Int32], with model: BytePairModel) {
    let count = tokens.count
    next = Array(1...count)
    previous = Array(-1..<(count - 1))
    candidates.removeAll()
    for place in 0..<count { push(place, tokens, model) }
    while let candidate = candidates.pop() {
      let place = candidate.place
      guard tokens[place] != Self.gone, next[place] < count,
        model.rule(tokens[place], tokens[next[place]]) == candidate.rule
      else { continue }
      let right = next[place]
      tokens[place] = BytePairModel.result(of: candidate.rule)
      tokens[right] = Self.gone
      next[place] = next[right]
      if next[right] < count { previous[next[right]] = place }
      push(place, tokens, model)
      if previous[place] >= 0 { push(previous[place], tokens, model) }
    }
    tokens.removeAll { $0 == Self.gone }
  }

  private mutating func push(_ place: Int, _ tokens: [Int32], _ model: BytePairModel) {
    guard next[place] < tokens.count else { return }
    let rule = model.rule(tokens[place], tokens[next[place]])
    if rule != BytePairModel.noRule { candidates.push(Candidate(rule: rule, place: place)) }
  }
}
