import Archives

/// Drops files that are the same as, or nearly the same as, one that came before.
///
/// Exact duplicates have the same SHA-256. Near duplicates agree in at least
/// ``smallestResemblance`` of their shingles (Jaccard index of the sets of runs of five tokens);
/// candidates come from MinHash signatures of 16 bands of 8, and each is then compared exactly, so
/// no file is dropped by the chance of a hash. The order of the files decides which of several is
/// kept, and nothing else does.
public struct Deduplication: Sendable {
  /// What became of a file.
  public enum Outcome: Hashable, Sendable {
    case kept
    case exactDuplicate
    case nearDuplicate
  }

  /// 0…1; from here on two files are near duplicates.
  public let smallestResemblance: Double
  private var digests: Set<[UInt8]> = []
  private var kept: [Set<UInt64>] = []
  /// Indices into ``kept`` by the number of a band and its places.
  private var buckets: [Bucket: [Int]] = [:]

  private struct Bucket: Hashable {
    let band: Int
    let places: ArraySlice<UInt32>
  }

  /// - Parameter smallestResemblance: In 0…1. Two files of resemblance 0.85 share a band with
  ///   probability 1 − (1 − 0.85⁸)¹⁶ = 0.994.
  public init(smallestResemblance: Double = 0.85) {
    self.smallestResemblance = smallestResemblance
  }

  /// Takes in the next file.
  public mutating func add(_ text: String) -> Outcome {
    var hash = SHA256()
    hash.update(text.utf8)
    guard digests.insert(hash.finalize()).inserted else { return .exactDuplicate }
    let shingles = MinHash.shingles(in: text)
    let signature = MinHash(shingles: shingles)
    let keys = (0..<MinHash.bands).map { Bucket(band: $0, places: signature.band($0)) }
    let candidates = Set(keys.flatMap { buckets[$0] ?? [] })
    if candidates.contains(where: {
      MinHash.resemblance(kept[$0], shingles) >= smallestResemblance
    }) {
      return .nearDuplicate
    }
    for key in keys { buckets[key, default: []].append(kept.count) }
    kept.append(shingles)
    return .kept
  }
}
