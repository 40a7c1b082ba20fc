public import Kernels

// Letters: T positions, H heads, C width, D width of a head.

extension VectorKernels {
  public static func keep(
    key: UnsafePointer<Float>, value: UnsafePointer<Float>, at place: Int,
    in part: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    for column in 0..<size.width {
      unsafe part[column * CacheBlock.positions + place] = key[column]
    }
    let (d, values) = unsafe (size.headWidth, part + CacheBlock.positions * size.width)
    for head in 0..<size.heads {
      unsafe (values + (head * CacheBlock.positions + place) * d)
        .update(from: value + head * d, count: d)
    }
  }

  public static func cachedAttention(
    _ query: UnsafePointer<Float>, over cache: CachedPositions,
    into output: UnsafeMutablePointer<Float>, size: CacheSize,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let padded = size.paddedPositions
    let statistics = unsafe scratch + size.heads * padded
    let scale = 1 / Float(size.headWidth).squareRoot()
    for (offset, _) in Runs(size.positions) {
      unsafe scores(
        of: query, keys: cache[offset / CacheBlock.positions], into: scratch + offset, size: size)
    }
    for head in 0..<size.heads {
      unsafe softmax(
        scratch + head * padded, count: size.positions, until: size.positions,
        statistics: statistics + 2 * head, scale: scale)
    }
    unsafe output.update(repeating: 0, count: size.width)
    for (offset, count) in Runs(size.positions) {
      unsafe addValues(
        cache[offset / CacheBlock.positions] + CacheBlock.positions * size.width,
        weights: scratch + offset, count: count, to: output, size: size)
    }
    for head in 0..<size.heads {
      let line = unsafe output + head * size.headWidth
      let inverse = unsafe statistics[2 * head + 1]
      for (offset, count) in Runs(size.headWidth) {
        unsafe store(load(line + offset, count) * inverse, line + offset, count)
      }
    }
  }

  // A head's sums wait for one another; those of the heads after it are begun meanwhile.

  /// The products of all heads' queries with the keys of a block.
  ///
  /// - Parameters:
  ///   - keys: (H, D, 16)
  ///   - lines: (H, 16), rows as far apart as positions, padded, are many.
  @inline(__always)
  private static func scores(
    of query: UnsafePointer<Float>, keys: UnsafePointer<Float>,
    into lines: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let padded = size.paddedPositions
    var keys = unsafe keys
    var query = unsafe query
    for head in 0..<size.heads {
      var sum = Lanes()
      for _ in 0..<size.headWidth {
        unsafe sum.addProduct(Lanes(repeating: query.pointee), load(keys))
        unsafe keys += lanes
        unsafe query += 1
      }
      unsafe store(sum, lines + head * padded)
    }
  }

  /// Adds the weighted values of a block.
  ///
  /// - Parameters:
  ///   - values: (H, 16, D)
  ///   - weights: (H, 16), rows as far apart as positions, padded, are many.
  ///   - count: Positions of the block that count.
  ///   - sums: (C)
  @inline(__always)
  private static func addValues(
    _ values: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int,
    to sums: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let d = size.headWidth
    for head in 0..<size.heads {
      let weights = unsafe weights + head * size.paddedPositions
      let (values, sums) = unsafe (values + head * CacheBlock.positions * d, sums + head * d)
      var column = 0
      while column + 2 * lanes <= d {
        var value = unsafe values + column
        var left = unsafe load(sums + column)
        var right = unsafe load(sums + (column + lanes))
        for t in 0..<count {
          let weight = unsafe Lanes(repeating: weights[t])
          unsafe left.addProduct(weight, load(value))
          unsafe right.addProduct(weight, load(value + lanes))
          unsafe value += d
        }
        unsafe store(left, sums + column)
        unsafe store(right, sums + (column + lanes))
        column += 2 * lanes
      }
      while column < d {
        let width = min(lanes, d - column)
        var sum = unsafe load(sums + column, width)
        for t in 0..<count {
          unsafe sum.addProduct(
            Lanes(repeating: weights[t]), load(values + (t * d + column), width))
        }
        unsafe store(sum, sums + column, width)
        column += lanes
      }
    }
  }
}
