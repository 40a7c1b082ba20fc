/// The merges of a byte-level BPE, ready for encoding.
struct BytePairModel: Hashable, Sendable {
  /// Two tokens that become one.
  struct Merge: Hashable, Sendable {
    let left: Int32
    let right: Int32
    let result: Int32
  }

  /// In the order in which they apply.
  let merges: [Merge]
  /// The ids of the 256 bytes.
  let byteIDs: [Int32]
  /// The ids of words that are taken whole without asking the merges; empty in GPT-2's kind.
  let wholeWords: [[UInt8]: Int32]
  /// A merge's rank in the upper half and the id it makes in the lower, by pair.
  private let table: PairTable

  init(merges: [Merge], byteIDs: [Int32], wholeWords: [[UInt8]: Int32] = [:]) {
    self.merges = merges
    self.byteIDs = byteIDs
    self.wholeWords = wholeWords
    var table = PairTable(minimumCapacity: merges.count)
    for (rank, merge) in merges.enumerated() {
      // Of a pair that comes twice the later rank counts, as in `tokenizers`.
      table[PairTable.key(merge.left, merge.right)] =
        UInt64(rank) << 32 | UInt64(UInt32(bitPattern: merge.result))
    }
    self.table = table
  }

  /// What no pair's rule is larger than.
  static let noRule = UInt64.max

  /// The rank of the pair's merge above the id it makes, so that the smallest applies first;
  /// ``noRule`` for a pair that does not merge.
  @inline(__always)
  func rule(_ left: Int32, _ right: Int32) -> UInt64 {
    table[PairTable.key(left, right)] ?? Self.noRule
  }

  /// The id that a rule makes.
  @inline(__always)
  static func result(of rule: UInt64) -> Int32 { Int32(truncatingIfNeeded: rule) }
}
