/// Sixteen floats: one register of AVX-512, two of AVX2, four of SSE or NEON.
///
/// All kernels compute in these lanes whatever the processor, so that sums over lanes have one
/// order everywhere.
typealias Lanes = SIMD16<Float>

/// How many floats ``Lanes`` hold.
let lanes = 16

@inline(__always)
func load(_ source: UnsafePointer<Float>) -> Lanes {
  unsafe UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

@inline(__always)
func store(_ values: Lanes, _ destination: UnsafeMutablePointer<Float>) {
  unsafe UnsafeMutableRawPointer(destination).storeBytes(of: values, as: Lanes.self)
}

/// The first `width` lanes from memory, zeros in the others.
@inline(__always)
func load(_ source: UnsafePointer<Float>, _ width: Int) -> Lanes {
  if width == lanes { return unsafe load(source) }
  var values = Lanes()
  unsafe loadPart(&values, source, width)
  return values
}

/// The first `width` lanes to memory.
@inline(__always)
func store(_ values: Lanes, _ destination: UnsafeMutablePointer<Float>, _ width: Int) {
  if width == lanes { return unsafe store(values, destination) }
  var values = values
  unsafe storePart(&values, destination, width)
}

// Not inlined, since they end at most one loop in many. Lanes pass through memory, since a function
// takes and gives them in registers of four floats, and the loop around its call would compute in
// those.

@inline(never)
private func loadPart(_ values: inout Lanes, _ source: UnsafePointer<Float>, _ width: Int) {
  for lane in 0..<width { unsafe values[lane] = source[lane] }
}

@inline(never)
private func storePart(
  _ values: inout Lanes, _ destination: UnsafeMutablePointer<Float>, _ width: Int
) {
  for lane in 0..<width { unsafe destination[lane] = values[lane] }
}

/// The larger one, lane by lane.
@inline(__always)
func larger(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

extension Lanes {
  /// All lanes added as a balanced tree.
  @inline(__always)
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The largest lane.
  @inline(__always)
  var largest: Float {
    let eight = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .> four.lowHalf)
    return two.x > two.y ? two.x : two.y
  }

  /// The first `width` lanes, `other` in those after them.
  @inline(__always)
  func first(_ width: Int, orElse other: Float) -> Lanes {
    if width == lanes { return self }
    let numbers = Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return replacing(
      with: Lanes(repeating: other), where: numbers .>= Lanes(repeating: Float(width)))
  }
}
