/// The bytes that each token stands for.
struct Vocabulary: Hashable, Sendable {
  /// The tokens' bytes in the order of their ids; those of id `i` begin at `starts[i]` and end
  /// before `starts[i + 1]`.
  private let pool: [UInt8]
  private let starts: [Int]

  /// - Parameter tokens: By id; empty where an id has no token.
  init(_ tokens: [[UInt8]]) {
    var pool: [UInt8] = []
    var starts = [0]
    pool.reserveCapacity(tokens.reduce(0) { $0 + $1.count })
    starts.reserveCapacity(tokens.count + 1)
    for token in tokens {
      pool += token
      starts.append(pool.count)
    }
    self.pool = pool
    self.starts = starts
  }

  /// One more than the largest id.
  var count: Int { starts.count - 1 }

  /// The token's bytes; empty for an id without a token.
  subscript(id: Int32) -> ArraySlice<UInt8> {
    guard id >= 0, id < count else { return [] }
    return pool[starts[Int(id)]..<starts[Int(id) + 1]]
  }
}

extension Vocabulary {
  /// Ids beyond this many times the number of tokens are refused: a table is made for them all.
  private static let holesPerToken = 4

  /// Puts tokens in the order of their ids.
  ///
  /// - Throws: ``TokenizerError/duplicateID(_:)`` and ``TokenizerError/unreasonableID(_:tokens:)``.
  init(numbered tokens: [(id: Int, bytes: [UInt8])]) throws(TokenizerError) {
    let limit = tokens.count * Self.holesPerToken + 1024
    if let bad = tokens.first(where: { $0.id < 0 || $0.id >= limit }) {
      throw .unreasonableID(bad.id, tokens: tokens.count)
    }
    let count = (tokens.map(\.id).max() ?? -1) + 1
    var byID = [[UInt8]](repeating: [], count: count)
    for (id, bytes) in tokens {
      guard byID[id].isEmpty else { throw .duplicateID(id) }
      byID[id] = bytes
    }
    self.init(byID)
  }
}
