import Randomness

/// A short signature of a text: two texts' signatures agree in about the share of places that their
/// sets of shingles have in common.
///
/// A shingle is a run of ``shingleLength`` tokens. Source: Broder 1997, "On the resemblance and
/// containment of documents".
struct MinHash: Hashable, Sendable {
  /// Tokens in a shingle.
  static let shingleLength = 5
  /// Places in a signature: bands of rows each.
  static let bands = 16
  static let rows = 8

  /// For each place, the least of the shingles' hashes under that place's hash function.
  let places: [UInt32]

  /// - Parameter shingles: Hashes; see ``shingles(in:)``.
  init(shingles: Set<UInt64>) {
    var places = [UInt32](repeating: .max, count: Self.bands * Self.rows)
    for shingle in shingles {
      for index in places.indices {
        let mixed = (shingle ^ Self.keys[index].add) &* Self.keys[index].multiply
        places[index] = min(places[index], UInt32(truncatingIfNeeded: mixed >> 32))
      }
    }
    self.places = places
  }

  /// The places of one band: texts that agree on one are compared.
  func band(_ number: Int) -> ArraySlice<UInt32> {
    places[(number * Self.rows)..<((number + 1) * Self.rows)]
  }

  private static let keys: [(add: UInt64, multiply: UInt64)] = {
    var generator = Philox(seed: 0, path: ["corpora", "minhash"])
    return (0..<(bands * rows)).map { _ in (generator.next(), generator.next() | 1) }
  }()

  /// Hashes of all runs of five tokens; of a shorter text the run of all its tokens.
  static func shingles(in text: String) -> Set<UInt64> {
    let tokens = TokenHashes.of(Array(text.utf8))
    let runs = TokenHashes.runs(of: tokens, length: min(shingleLength, max(1, tokens.count)))
    return Set(runs)
  }

  /// The share of shingles that two texts have in common, of all that either has: 0…1.
  static func resemblance(_ one: Set<UInt64>, _ other: Set<UInt64>) -> Double {
    let common = one.intersection(other).count
    let all = one.count + other.count - common
    return all == 0 ? 1 : Double(common) / Double(all)
  }
}
