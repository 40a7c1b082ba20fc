extension [Double] {
  /// The quantile of sorted values at `fraction`, by linear interpolation between the closest
  /// ranks: type 7 of Hyndman and Fan (1996), the default of R and numpy.
  ///
  /// - Precondition: the array is sorted and not empty, and `fraction` is in `0...1`.
  func sortedQuantile(_ fraction: Double) -> Double {
    let position = fraction * Double(count - 1)
    let below = Int(position)
    let above = Swift.min(below + 1, count - 1)
    return self[below] + (position - Double(below)) * (self[above] - self[below])
  }

  /// ``sortedQuantile(_:)`` of values in any order, which it puts in another order.
  ///
  /// - Precondition: the array is not empty and has no NaN, and `fraction` is in `0...1`.
  /// - Complexity: O(n) on average.
  mutating func quantile(_ fraction: Double) -> Double {
    let position = fraction * Double(count - 1)
    let below = Int(position)
    putInPlace(rank: below)
    // What stands behind is not smaller, so the next in rank is the least of it.
    let next = below + 1 < count ? self[(below + 1)...].min() ?? self[below] : self[below]
    return self[below] + (position - Double(below)) * (next - self[below])
  }

  /// Orders the values as far as to have the one of `rank` in its place, nothing greater before it
  /// and nothing smaller behind: Hoare's selection.
  private mutating func putInPlace(rank: Int) {
    var (left, right) = (0, count - 1)
    while left < right {
      let pivot = self[left + (right - left) / 2]
      var (low, high) = (left, right)
      while low <= high {
        while self[low] < pivot { low += 1 }
        while pivot < self[high] { high -= 1 }
        if low <= high {
          swapAt(low, high)
          low += 1
          high -= 1
        }
      }
      if rank <= high {
        right = high
      } else if rank >= low {
        left = low
      } else {
        return
      }
    }
  }
}
