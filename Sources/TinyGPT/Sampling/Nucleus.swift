import Kernels

/// The largest of many weights: how many make a number or a share, found without sorting them.
///
/// Any set of largest weights is all those from some floor up. The floor is looked for by halving
/// the range of bit patterns (those of floats above 0 are in the order of the floats) until one
/// weight is left to decide on, or several equal ones.
@unsafe struct Nucleus {
  /// Each in 0…1, one of them exactly 1.
  let weights: UnsafeMutablePointer<Float>
  /// One float for each run of 16.
  let runSums: UnsafeMutablePointer<Float>
  let count: Int
  let kernels: any KernelSet.Type

  /// The floor that leaves the `number` largest of the weights from `floor` up.
  ///
  /// Of equal weights at the border the last ones become 0.
  func floor(ofLargest number: Int, above floor: Float) -> Float {
    guard unsafe mass(from: floor).y > Float(number) else { return floor }
    let found = unsafe search(from: floor) { $0.y >= Float(number) }
    let above = unsafe mass(from: found.nextUp).y
    if unsafe mass(from: found).y > Float(number) {
      unsafe keep(number - Int(above), of: found)
    }
    return found
  }

  /// The floor that leaves the fewest weights whose sum is at least `share` of the sum of those from
  /// `floor` up.
  ///
  /// Of equal weights at the border the last ones become 0.
  func floor(ofShare share: Float, above floor: Float) -> Float {
    let total = unsafe mass(from: floor).x
    let wanted = share * total
    // Weights below this one are together too few to be needed; but rounding has the last word.
    let guess = unsafe max((1 - share) * total / Float(count), floor)
    let start = unsafe mass(from: guess).x >= wanted ? guess : floor
    let found = unsafe search(from: start) { $0.x >= wanted }
    let above = unsafe mass(from: found.nextUp)
    let equal = unsafe mass(from: found).y - above.y
    guard equal > 1 else { return found }
    var sum = above.x + found
    var needed = 1
    while sum < wanted && Float(needed) < equal {
      sum += found
      needed += 1
    }
    unsafe keep(needed, of: found)
    return found
  }

  /// A weight drawn with its share as probability, from those from `floor` up.
  ///
  /// - Parameter uniform: In 0 ..< 1.
  /// - Returns: Its place.
  func draw(_ uniform: Double, above floor: Float) -> Int {
    unsafe kernels.runSums(of: weights, from: floor, into: runSums, count: count)
    let runs = unsafe (count + 15) / 16
    var total: Float = 0
    for run in 0..<runs { unsafe total += runSums[run] }
    let target = Float(uniform) * total
    // Where rounding leaves the target beyond all sums, the last run has it.
    var (before, after) = (Float(0), Float(0))
    var last = 0
    for run in 0..<runs where unsafe runSums[run] > 0 {
      last = run
      before = after
      unsafe after += runSums[run]
      if target < after { break }
    }
    var chosen = 0
    for place in unsafe 16 * last..<min(16 * last + 16, count) where unsafe weights[place] >= floor
    {
      chosen = place
      unsafe before += weights[place]
      if target < before { break }
    }
    return chosen
  }

  private func mass(from floor: Float) -> SIMD2<Float> {
    unsafe kernels.mass(of: weights, from: floor, count: count)
  }

  /// The largest of the weights for which the weights from it up are enough.
  ///
  /// - Parameters:
  ///   - floor: Above 0; from it up they are enough.
  ///   - enough: Of a sum and a number; what is enough stays so with more.
  private func search(from floor: Float, enough: (SIMD2<Float>) -> Bool) -> Float {
    var low = floor.bitPattern
    var high = Float(1).nextUp.bitPattern
    var lowNumber = unsafe mass(from: floor).y
    var highNumber: Float = 0
    while high - low > 1, lowNumber - highNumber > 1 {
      let middle = low + (high - low) / 2
      let mass = unsafe mass(from: Float(bitPattern: middle))
      if enough(mass) {
        low = middle
        lowNumber = mass.y
      } else {
        high = middle
        highNumber = mass.y
      }
    }
    return unsafe kernels.smallest(of: weights, from: Float(bitPattern: low), count: count)
  }

  /// Of the weights that equal `value` all but the first `number` become 0.
  private func keep(_ number: Int, of value: Float) {
    var seen = 0
    for place in 0..<(unsafe count) where unsafe weights[place] == value {
      seen += 1
      if seen > number { unsafe weights[place] = 0 }
    }
  }
}
