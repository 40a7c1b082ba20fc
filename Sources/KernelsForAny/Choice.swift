import Kernels

extension VectorKernels {
  public static func largest(_ values: UnsafePointer<Float>, count: Int) -> Float {
    var maxima = Lanes(repeating: -.infinity)
    for (offset, width) in Runs(count) {
      maxima = larger(
        maxima, unsafe load(values + offset, width).first(width, orElse: -.infinity))
    }
    return maxima.largest
  }

  public static func firstPlace(
    of value: Float, in values: UnsafePointer<Float>, count: Int
  ) -> Int {
    for (offset, width) in Runs(count) {
      guard any(unsafe load(values + offset, width) .== value) else { continue }
      for place in offset..<offset + width where unsafe values[place] == value { return place }
    }
    return count
  }

  public static func exponentials(
    _ x: UnsafePointer<Float>, minus shift: Float, times scale: Float,
    into y: UnsafeMutablePointer<Float>, count: Int
  ) -> Float {
    var sums = Lanes()
    for (offset, width) in Runs(count) {
      let power = unsafe exponential((load(x + offset, width) - shift) * scale)
        .first(width, orElse: 0)
      sums += power
      unsafe store(power, y + offset, width)
    }
    return sums.total
  }

  public static func mass(
    of weights: UnsafePointer<Float>, from floor: Float, count: Int
  ) -> SIMD2<Float> {
    let floors = Lanes(repeating: floor)
    let one = Lanes(repeating: 1)
    var sums = Lanes()
    var numbers = Lanes()
    for (offset, width) in Runs(count) {
      let run = unsafe load(weights + offset, width).first(width, orElse: -1)
      sums += run.replacing(with: 0, where: run .< floors)
      numbers += one.replacing(with: 0, where: run .< floors)
    }
    return SIMD2(sums.total, numbers.total)
  }

  public static func smallest(
    of weights: UnsafePointer<Float>, from floor: Float, count: Int
  ) -> Float {
    let floors = Lanes(repeating: floor)
    var minima = Lanes(repeating: .infinity)
    for (offset, width) in Runs(count) {
      let run = unsafe load(weights + offset, width).first(width, orElse: .infinity)
      minima = minima.replacing(with: run, where: (run .>= floors) .& (run .< minima))
    }
    return -(0 - minima).largest
  }

  public static func runSums(
    of weights: UnsafePointer<Float>, from floor: Float,
    into sums: UnsafeMutablePointer<Float>, count: Int
  ) {
    let floors = Lanes(repeating: floor)
    var next = unsafe sums
    for (offset, width) in Runs(count) {
      let run = unsafe load(weights + offset, width)
      unsafe next.pointee =
        run.replacing(with: 0, where: run .< floors)
        .first(width, orElse: 0).total
      unsafe next += 1
    }
  }
}
