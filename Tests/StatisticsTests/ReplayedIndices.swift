/// Hands out words so that `uniformIndex(below: bound)` gives exactly the indices listed.
struct ReplayedIndices: RandomNumberGenerator {
  var indices: ArraySlice<Int>
  let bound: Int

  mutating func next() -> UInt64 {
    // The middle of the index's share of the words, which no rejection touches.
    let index = UInt64(indices.popFirst() ?? 0)
    let share = UInt64.max / UInt64(bound)
    return index * share + share / 2
  }
}
