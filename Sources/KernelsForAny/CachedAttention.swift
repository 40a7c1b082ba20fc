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
    for head in 0..<size.heads {
      unsafe scores(of: query, head: head, over: cache, into: scratch + head * padded, size: size)
    }
    for head in 0..<size.heads {
      unsafe softmax(
        scratch + head * padded, count: size.positions, until: size.positions,
        statistics: statistics + 2 * head, scale: scale)
    }
    var column = 0
    // Four sums at a time, two of a head, where no run of lanes belongs to two heads.
    if size.headWidth.isMultiple(of: 2 * lanes) {
      while column + 4 * lanes <= size.width {
        unsafe sumFour(scratch, over: cache, column: column, into: output, size: size)
        column += 4 * lanes
      }
    }
    while column < size.width {
      let count = min(lanes, size.headWidth - column % size.headWidth)
      unsafe sumOne(scratch, over: cache, column: column, count, into: output, size: size)
      column += count
    }
    for head in 0..<size.heads {
      let line = unsafe output + head * size.headWidth
      let inverse = unsafe statistics[2 * head + 1]
      for (offset, count) in Runs(size.headWidth) {
        unsafe store(load(line + offset, count) * inverse, line + offset, count)
      }
    }
  }

  // A sum waits for its last addition, so several go on side by side.

  /// The products of a head's query with all keys.
  ///
  /// - Parameter line: (T), padded to whole blocks.
  @inline(__always)
  private static func scores(
    of query: UnsafePointer<Float>, head: Int, over cache: CachedPositions,
    into line: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let first = head * size.headWidth
    let query = unsafe query + first
    let blocks = CacheBlock.blocks(positions: size.positions)
    let keys = { (block: Int) in unsafe cache[block] + first * CacheBlock.positions }
    var block = 0
    while block + 4 <= blocks {
      let (k0, k1) = unsafe (keys(block), keys(block + 1))
      let (k2, k3) = unsafe (keys(block + 2), keys(block + 3))
      var (s0, s1, s2, s3) = (Lanes(), Lanes(), Lanes(), Lanes())
      for d in 0..<size.headWidth {
        let q = unsafe Lanes(repeating: query[d])
        unsafe s0.addProduct(q, load(k0 + d * lanes))
        unsafe s1.addProduct(q, load(k1 + d * lanes))
        unsafe s2.addProduct(q, load(k2 + d * lanes))
        unsafe s3.addProduct(q, load(k3 + d * lanes))
      }
      let place = unsafe line + block * lanes
      unsafe store(s0, place)
      unsafe store(s1, place + lanes)
      unsafe store(s2, place + 2 * lanes)
      unsafe store(s3, place + 3 * lanes)
      block += 4
    }
    while block < blocks {
      // The last block once more where no other is left.
      let next = min(block + 1, blocks - 1)
      let (k0, k1) = unsafe (keys(block), keys(next))
      var (s0, s1) = (Lanes(), Lanes())
      for d in 0..<size.headWidth {
        let q = unsafe Lanes(repeating: query[d])
        unsafe s0.addProduct(q, load(k0 + d * lanes))
        unsafe s1.addProduct(q, load(k1 + d * lanes))
      }
      unsafe store(s0, line + block * lanes)
      unsafe store(s1, line + next * lanes)
      block += 2
    }
  }

  /// The weighted sums of four runs of the values, two of a head each.
  ///
  /// - Parameter weights: (H, T), rows padded to whole blocks.
  @inline(__always)
  private static func sumFour(
    _ weights: UnsafePointer<Float>, over cache: CachedPositions, column: Int,
    into output: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let d = size.headWidth
    let w0 = unsafe weights + column / d * size.paddedPositions
    let w1 = unsafe weights + (column + 2 * lanes) / d * size.paddedPositions
    let (p0, p1) = (size.place(ofValue: column), size.place(ofValue: column + 2 * lanes))
    var (s0, s1, s2, s3) = (Lanes(), Lanes(), Lanes(), Lanes())
    for (first, count) in Runs(size.positions) {
      let part = unsafe cache[first / CacheBlock.positions]
      var (v0, v1) = unsafe (part + p0, part + p1)
      for t in first..<first + count {
        let (a, b) = unsafe (Lanes(repeating: w0[t]), Lanes(repeating: w1[t]))
        unsafe s0.addProduct(a, load(v0))
        unsafe s1.addProduct(a, load(v0 + lanes))
        unsafe s2.addProduct(b, load(v1))
        unsafe s3.addProduct(b, load(v1 + lanes))
        unsafe v0 += d
        unsafe v1 += d
      }
    }
    unsafe store(s0, output + column)
    unsafe store(s1, output + (column + lanes))
    unsafe store(s2, output + (column + 2 * lanes))
    unsafe store(s3, output + (column + 3 * lanes))
  }

  /// The weighted sum of one run of the values, all in one head.
  ///
  /// - Parameter weights: (H, T), rows padded to whole blocks.
  @inline(__always)
  private static func sumOne(
    _ weights: UnsafePointer<Float>, over cache: CachedPositions, column: Int, _ width: Int,
    into output: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let weights = unsafe weights + column / size.headWidth * size.paddedPositions
    let place = size.place(ofValue: column)
    var sum = Lanes()
    for (first, count) in Runs(size.positions) {
      var value = unsafe cache[first / CacheBlock.positions] + place
      for t in first..<first + count {
        unsafe sum.addProduct(Lanes(repeating: weights[t]), load(value, width))
        unsafe value += size.headWidth
      }
    }
    unsafe store(sum, output + column, width)
  }
}

extension CacheSize {
  /// Where the values of a column, of 0..<C, begin in a layer's part of a block.
  @inline(__always)
  fileprivate func place(ofValue column: Int) -> Int {
    let head = column / headWidth
    return CacheBlock.positions * (width + head * headWidth) + column - head * headWidth
  }
}
