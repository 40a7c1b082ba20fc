/// The candidate a writer most likely meant, or `nil` if none is near.
///
/// Near means at most a third of the longer word's letters, but two at any rate, inserted,
/// deleted, replaced or swapped with their neighbour; upper and lower case are the same. Of
/// equally near candidates the first one wins.
///
/// - Complexity: O(candidates · letters²)
func nearest(to word: String, among candidates: [String]) -> String? {
  let letters = Array(word.lowercased().prefix(64))
  var best: (name: String, distance: Int)?
  for name in candidates {
    let others = Array(name.lowercased())
    let distance = editDistance(letters, others)
    let allowed = max(2, max(letters.count, others.count) / 3)
    guard distance <= allowed, distance < max(letters.count, others.count) else { continue }
    if let best, best.distance <= distance { continue }
    best = (name, distance)
  }
  return best?.name
}

/// The Damerau–Levenshtein distance in its restricted form (optimal string alignment).
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var previous: [Int] = []
  var current = Array(0...second.count)
  for i in first.indices {
    let beforePrevious = previous
    previous = current
    current = [i + 1]
    for j in second.indices {
      let replaced = previous[j] + (first[i] == second[j] ? 0 : 1)
      var distance = min(replaced, previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      current.append(distance)
    }
  }
  return current.last ?? first.count
}
