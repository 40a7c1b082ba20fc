/// Learns merges from counted words: always the pair of neighbours that the texts hold most often,
/// and of equally frequent ones that of the smaller ids.
///
/// All words lie in one linked list of symbols, and each pair knows its places, so that a merge
/// costs the number of its places and not the length of the texts.
struct BytePairTrainer {
  /// A pair and how often it occurred when it was put here.
  private struct Candidate: Comparable {
    let count: Int
    let key: UInt64

    /// The more frequent comes first.
    static func < (a: Candidate, b: Candidate) -> Bool {
      a.count != b.count ? a.count > b.count : a.key < b.key
    }
  }

  /// The bytes of each token, by id: the alphabet's first.
  private(set) var tokens: [[UInt8]] = ByteAlphabet.ordered.map { [$0] }
  private(set) var merges: [BytePairModel.Merge] = []
  private var ids: [[UInt8]: Int32]
  private var merged: Set<UInt64> = []
  private var words: LinkedWords
  private var pairs = PairPlaces()
  private var candidates = Heap<Candidate>()

  init(_ counted: WordCounter) {
    ids = Dictionary(uniqueKeysWithValues: zip(tokens, Int32(0)...))
    words = LinkedWords(counted)
    for place in words.symbols.indices where words.next[place] >= 0 {
      pairs.add(words.key(at: place), weight: words.weights[place], place: place)
    }
    pushTouched()
  }

  /// Whether some token stands for exactly these bytes.
  func isToken(_ bytes: [UInt8]) -> Bool { ids[bytes] != nil }

  /// Merges until there are `size` tokens, or no pair occurs `minimumCount` times.
  mutating func train(size: Int, minimumCount: Int) {
    while tokens.count < size, let candidate = candidates.pop() {
      let count = pairs.count(of: candidate.key)
      guard count == candidate.count else {
        // The merge of another pair took some of its places.
        if count > 0 { candidates.push(Candidate(count: count, key: candidate.key)) }
        continue
      }
      guard count >= max(minimumCount, 1) else { return }
      merge(candidate.key)
    }
  }

  private mutating func merge(_ key: UInt64) {
    let (left, right) = PairTable.pair(key)
    let bytes = tokens[Int(left)] + tokens[Int(right)]
    // Two merges can make the same token: `ab` and `c`, `a` and `bc`.
    let id = ids[bytes] ?? Int32(tokens.count)
    if Int(id) == tokens.count {
      tokens.append(bytes)
      ids[bytes] = id
    }
    // A pair comes again where its left or right token was later made in the other way.
    if merged.insert(key).inserted {
      merges.append(BytePairModel.Merge(left: left, right: right, result: id))
    }
    for place in pairs.takePlaces(of: key) {
      guard words.next[place] >= 0, words.key(at: place) == key else { continue }
      replacePair(at: place, by: id)
    }
    pairs.forget(key)
    pushTouched()
  }

  private mutating func replacePair(at place: Int, by id: Int32) {
    let weight = words.weights[place]
    let before = words.previous[place]
    let after = words.next[words.next[place]]
    if before >= 0 { pairs.remove(words.key(at: before), weight: weight) }
    if after >= 0 { pairs.remove(words.key(at: words.next[place]), weight: weight) }
    words.join(place, as: id)
    if before >= 0 { pairs.add(words.key(at: before), weight: weight, place: before) }
    if after >= 0 { pairs.add(words.key(at: place), weight: weight, place: place) }
  }

  private mutating func pushTouched() {
    for key in pairs.takeTouched() {
      let count = pairs.count(of: key)
      if count > 0 { candidates.push(Candidate(count: count, key: key)) }
    }
  }
}

/// The symbols of all words, linked within each word.
private struct LinkedWords {
  /// By place; -1 where a symbol has become part of the one before it.
  var symbols: [Int32] = []
  /// By place: the places of its neighbours in its word, or -1.
  var next: [Int] = []
  var previous: [Int] = []
  /// By place: how often its word occurs.
  var weights: [Int] = []

  init(_ counted: WordCounter) {
    var ids = [Int32](repeating: 0, count: 256)
    for (id, byte) in ByteAlphabet.ordered.enumerated() { ids[Int(byte)] = Int32(id) }
    for word in 0..<counted.distinct {
      let first = symbols.count
      for byte in counted[word] {
        previous.append(symbols.count == first ? -1 : symbols.count - 1)
        symbols.append(ids[Int(byte)])
        next.append(symbols.count)
        weights.append(counted.counts[word])
      }
      if symbols.count > first { next[symbols.count - 1] = -1 }
    }
  }

  /// The pair of the symbol at `place` and the one after it, which must exist.
  func key(at place: Int) -> UInt64 { PairTable.key(symbols[place], symbols[next[place]]) }

  /// Makes one symbol of that at `place` and the one after it.
  mutating func join(_ place: Int, as id: Int32) {
    let right = next[place]
    symbols[place] = id
    symbols[right] = -1
    next[place] = next[right]
    next[right] = -1
    if next[place] >= 0 { previous[next[place]] = place }
  }
}

/// How often each pair occurs, and where.
private struct PairPlaces {
  private var indices = PairTable()
  private var counts: [Int] = []
  /// The places where a pair was once; some may have gone since.
  private var places: [[Int]] = []
  private var touched: [UInt64] = []

  func count(of key: UInt64) -> Int { indices[key].map { counts[Int($0)] } ?? 0 }

  mutating func add(_ key: UInt64, weight: Int, place: Int) {
    let index = Int(indices[key] ?? UInt64(counts.count))
    if index == counts.count {
      indices[key] = UInt64(index)
      counts.append(0)
      places.append([])
    }
    touched.append(key)
    counts[index] += weight
    places[index].append(place)
  }

  mutating func remove(_ key: UInt64, weight: Int) {
    if let index = indices[key] { counts[Int(index)] -= weight }
  }

  /// The pair's places from left to right, which are then no longer kept.
  mutating func takePlaces(of key: UInt64) -> [Int] {
    guard let index = indices[key].map({ Int($0) }) else { return [] }
    defer { places[index] = [] }
    return places[index].sorted()
  }

  /// A merged pair occurs nowhere.
  mutating func forget(_ key: UInt64) {
    if let index = indices[key] { counts[Int(index)] = 0 }
  }

  /// The pairs that have become more frequent since the last call, each once, in ascending order.
  mutating func takeTouched() -> [UInt64] {
    defer { touched.removeAll(keepingCapacity: true) }
    var last: UInt64?
    return touched.sorted().filter { key in
      defer { last = key }
      return key != last
    }
  }
}
