/// The longest runs that texts have in common with a training corpus.
///
/// Of tokens (a run of letters, digits and underscores, or one other character; white space only
/// separates), and of whole lines, their indentation and empty ones aside. A run lies within one text
/// of the corpus. Equal runs are told by hashes of 64 bits.
public struct CommonRuns: Sendable {
  /// What a text has in common with the corpus.
  public struct Finding: Hashable, Sendable {
    /// Of the text.
    public let tokens: Int
    /// The longest run that occurs in the corpus, 0…``tokens``.
    public let longestRun: Int
    /// Of the text, empty ones not counted.
    public let lines: Int
    /// The longest run of whole lines that occurs in the corpus, 0…``lines``.
    public let longestRunOfLines: Int
  }

  private let tokens: Sequences
  private let lines: Sequences

  /// - Parameter corpus: The texts that a model read.
  /// - Complexity: O(bytes); memory of 16 bytes a token.
  public init(corpus: some Sequence<String>) {
    var tokens = Sequences()
    var lines = Sequences()
    for text in corpus {
      tokens.append(TokenHashes.of(Array(text.utf8)))
      lines.append(Self.lines(of: text))
    }
    self.tokens = tokens
    self.lines = lines
  }

  /// What each text has in common with the corpus, in their order.
  ///
  /// - Complexity: O(corpus + texts) for each length of run up to the longest in common.
  public func findings(of texts: [String]) -> [Finding] {
    let words = texts.map { TokenHashes.of(Array($0.utf8)) }
    let rows = texts.map(Self.lines(of:))
    let longest = tokens.longestRuns(of: words)
    let longestOfLines = lines.longestRuns(of: rows)
    return texts.indices.map {
      Finding(
        tokens: words[$0].count, longestRun: longest[$0], lines: rows[$0].count,
        longestRunOfLines: longestOfLines[$0])
    }
  }

  /// A hash for each line that is not empty.
  private static func lines(of text: String) -> [UInt64] {
    text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let tokens = TokenHashes.of(Array(line))
      return tokens.isEmpty ? nil : TokenHashes.runs(of: tokens, length: tokens.count).first
    }
  }
}

/// Sequences of hashes, one behind the other.
private struct Sequences: Sendable {
  private var items: [UInt64] = []
  /// For each item how many follow it in its sequence, itself counted.
  private var left: [UInt32] = []

  /// Spreads sums over all bits.
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func append(_ sequence: [UInt64]) {
    items += sequence
    left += (0..<sequence.count).map { UInt32(sequence.count - $0) }
  }

  /// For each of some sequences, the length of its longest run that occurs here.
  ///
  /// Goes from length to length: a run of n + 1 can only occur where its first n do.
  func longestRuns(of sought: [[UInt64]]) -> [Int] {
    var longest = Array(repeating: 0, count: sought.count)
    var own = sought.map { $0 }
    var open = sought.map { Array($0.indices) }
    var places = Array(items.indices)
    var hashes = items
    var length = 1
    while true {
      let wanted = Set(open.indices.flatMap { text in open[text].map { own[text][$0] } })
      guard !wanted.isEmpty else { return longest }
      let sieve = Sieve(wanted)
      var found: Set<UInt64> = []
      places = places.filter { place in
        let hash = hashes[place]
        guard sieve.mayHold(hash), wanted.contains(hash) else { return false }
        found.insert(hash)
        return true
      }
      for text in open.indices {
        open[text] = open[text].filter { found.contains(own[text][$0]) }
        guard !open[text].isEmpty else { continue }
        longest[text] = length
        open[text] = open[text].filter { $0 + length < sought[text].count }
        for place in open[text] {
          own[text][place] = own[text][place] &* Self.base &+ sought[text][place + length]
        }
      }
      places = places.filter { left[$0] > length }
      for place in places { hashes[place] = hashes[place] &* Self.base &+ items[place + length] }
      length += 1
    }
  }
}

/// Says quickly of most hashes that they are not in a set.
private struct Sieve {
  private var bits = [UInt64](repeating: 0, count: 1 << 14)

  init(_ hashes: Set<UInt64>) {
    for hash in hashes { bits[Self.place(hash) >> 6] |= 1 << UInt64(Self.place(hash) & 63) }
  }

  func mayHold(_ hash: UInt64) -> Bool {
    bits[Self.place(hash) >> 6] >> UInt64(Self.place(hash) & 63) & 1 == 1
  }

  private static func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 44)
  }
}
