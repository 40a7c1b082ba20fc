public import Kernels

// Letters: T positions, H heads, C width, D width of a head.

extension VectorKernels {
  public static func keep(
    key: UnsafePointer<Float>, value: UnsafePointer<Float>, at place: Int,
    in part: UnsafeMutablePointer<Float>, width: Int
  ) {
    for column in 0..<width { unsafe part[column * CacheBlock.positions + place] = key[column] }
    unsafe (part + (CacheBlock.positions + place) * width).update(from: value, count: width)
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
      let line = unsafe scratch + head * padded
      unsafe scores(of: query, head: head, over: cache, into: line, size: size)
      unsafe softmax(
        line, count: size.positions, until: size.positions, statistics: statistics + 2 * head,
        scale: scale)
    }
    if size.headWidth.isMultiple(of: lanes) {
      unsafe wholeMeans(of: scratch, over: cache, into: output, size: size)
    } else {
      unsafe brokenMeans(of: scratch, over: cache, into: output, size: size)
    }
    for head in 0..<size.heads {
      let line = unsafe output + head * size.headWidth
      let inverse = unsafe statistics[2 * head + 1]
      for (offset, count) in Runs(size.headWidth) {
        unsafe store(load(line + offset, count) * inverse, line + offset, count)
      }
    }
  }

  /// The products of a head's query with all keys; four blocks at a time, since each sum waits for
  /// its last addition.
  @inline(__always)
  private static func scores(
    of query: UnsafePointer<Float>, head: Int, over cache: CachedPositions,
    into line: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let first = head * size.headWidth
    let keys = first * CacheBlock.positions
    let blocks = CacheBlock.blocks(positions: size.positions)
    let query = unsafe query + first
    var block = 0
    while block + 4 <= blocks {
      let (k0, k1) = unsafe (cache[block] + keys, cache[block + 1] + keys)
      let (k2, k3) = unsafe (cache[block + 2] + keys, cache[block + 3] + keys)
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
      let keys = unsafe cache[block] + keys
      var sum = Lanes()
      for d in 0..<size.headWidth {
        unsafe sum.addProduct(Lanes(repeating: query[d]), load(keys + d * lanes))
      }
      unsafe store(sum, line + block * lanes)
      block += 1
    }
  }

  /// The weighted sums of values where no run of lanes belongs to two heads; four runs at a time.
  ///
  /// - Parameter weights: (H, T), rows padded to whole blocks.
  @inline(__always)
  private static func wholeMeans(
    of weights: UnsafePointer<Float>, over cache: CachedPositions,
    into output: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    let width = size.width
    let line = { (column: Int) in
      unsafe weights + column / size.headWidth * size.paddedPositions
    }
    var column = 0
    while column + 4 * lanes <= width {
      let (w0, w1) = unsafe (line(column), line(column + lanes))
      let (w2, w3) = unsafe (line(column + 2 * lanes), line(column + 3 * lanes))
      var (s0, s1, s2, s3) = (Lanes(), Lanes(), Lanes(), Lanes())
      for (block, first, count) in BlockRuns(size.positions) {
        var v = unsafe cache[block] + (CacheBlock.positions * width + column)
        for t in first..<first + count {
          unsafe s0.addProduct(Lanes(repeating: w0[t]), load(v))
          unsafe s1.addProduct(Lanes(repeating: w1[t]), load(v + lanes))
          unsafe s2.addProduct(Lanes(repeating: w2[t]), load(v + 2 * lanes))
          unsafe s3.addProduct(Lanes(repeating: w3[t]), load(v + 3 * lanes))
          unsafe v += width
        }
      }
      unsafe store(s0, output + column)
      unsafe store(s1, output + (column + lanes))
      unsafe store(s2, output + (column + 2 * lanes))
      unsafe store(s3, output + (column + 3 * lanes))
      column += 4 * lanes
    }
    while column < width {
      let w = unsafe line(column)
      unsafe store(
        mean(w, over: cache, column: column, lanes, size: size), output + column)
      column += lanes
    }
  }

  /// As ``wholeMeans(of:over:into:size:)``, head after head.
  private static func brokenMeans(
    of weights: UnsafePointer<Float>, over cache: CachedPositions,
    into output: UnsafeMutablePointer<Float>, size: CacheSize
  ) {
    for head in 0..<size.heads {
      for (offset, count) in Runs(size.headWidth) {
        let column = head * size.headWidth + offset
        let line = unsafe weights + head * size.paddedPositions
        unsafe store(
          mean(line, over: cache, column: column, count, size: size), output + column, count)
      }
    }
  }

  /// The weighted sum of one run of the values.
  @inline(__always)
  private static func mean(
    _ weights: UnsafePointer<Float>, over cache: CachedPositions, column: Int, _ width: Int,
    size: CacheSize
  ) -> Lanes {
    var sum = Lanes()
    for (block, first, count) in BlockRuns(size.positions) {
      var v = unsafe cache[block] + (CacheBlock.positions * size.width + column)
      for t in first..<first + count {
        unsafe sum.addProduct(Lanes(repeating: weights[t]), load(v, width))
        unsafe v += size.width
      }
    }
    return sum
  }
}

/// The blocks of so many positions: each one's number, its first position and how many it has, all 16
/// but for the last one.
private struct BlockRuns: Sequence, IteratorProtocol {
  private var runs: Runs

  @inline(__always)
  init(_ positions: Int) {
    runs = Runs(positions)
  }

  @inline(__always)
  mutating func next() -> (block: Int, first: Int, count: Int)? {
    runs.next().map { ($0.offset / CacheBlock.positions, $0.offset, $0.width) }
  }
}
