/// Finds added tokens in a text: the leftmost first, of several there the longest, none inside
/// another; which is what Hugging Face's `tokenizers` does.
struct AddedTokenMatcher: Hashable, Sendable {
  struct Match {
    let token: AddedToken
    let start: Int
    let end: Int
  }

  /// Whether any token begins with the byte.
  private var isFirst = [Bool](repeating: false, count: 256)
  /// From a node of the tree of their bytes and the next byte to the next node; 0 is the root.
  private var edges = PairTable()
  /// By node: the index of the token that ends there, or -1.
  private var ends: [Int] = [-1]
  private let tokens: [AddedToken]

  init(_ tokens: [AddedToken]) {
    self.tokens = tokens
    for (index, token) in tokens.enumerated() {
      var node = 0
      for byte in token.text.utf8 {
        if node == 0 { isFirst[Int(byte)] = true }
        node = self.child(of: node, by: byte) ?? addChild(of: node, by: byte)
      }
      ends[node] = index
    }
  }

  var isEmpty: Bool { tokens.isEmpty }

  /// The first token at `start` or after it that ends by `end`.
  func firstMatch(in text: Span<UInt8>, from start: Int, upTo end: Int) -> Match? {
    for index in start..<end where isFirst[Int(text[index])] {
      if let match = longestMatch(in: text, at: index, upTo: end) { return match }
    }
    return nil
  }

  private func longestMatch(in text: Span<UInt8>, at start: Int, upTo end: Int) -> Match? {
    var node = 0
    var index = start
    var longest: Match?
    while index < end, let next = child(of: node, by: text[index]) {
      node = next
      index += 1
      if ends[node] >= 0 { longest = Match(token: tokens[ends[node]], start: start, end: index) }
    }
    return longest
  }

  private func child(of node: Int, by byte: UInt8) -> Int? {
    edges[PairTable.key(Int32(truncatingIfNeeded: node), Int32(byte))].map { Int($0) }
  }

  private mutating func addChild(of node: Int, by byte: UInt8) -> Int {
    let child = ends.count
    ends.append(-1)
    edges[PairTable.key(Int32(truncatingIfNeeded: node), Int32(byte))] = UInt64(child)
    return child
  }
}
