/// The root of an increasing function in a bracket: Newton's steps, and halving where one would
/// leave the bracket or gain too little.
///
/// - Parameters:
///   - bracket: Where the root lies; the function is at most 0 below and at least 0 above.
///   - start: Where to begin, inside the bracket.
///   - function: The value and the slope at a point.
/// - Returns: The root, as near as its neighbours among the floating-point numbers allow.
func increasingRoot(
  in bracket: ClosedRange<Double>, start: Double, of function: (Double) -> (Double, slope: Double)
) -> Double {
  var (low, high) = (bracket.lowerBound, bracket.upperBound)
  var x = start
  var lastStep = high - low
  for _ in 0..<1100 {
    let (value, slope) = function(x)
    if value == 0 { return x }
    if value < 0 { low = x } else { high = x }
    let newton = x - value / slope
    let usable = newton > low && newton < high && abs(newton - x) < 0.5 * lastStep
    let next = usable ? newton : low + (high - low) / 2
    lastStep = abs(next - x)
    if next == x || next == low || next == high || lastStep <= x.ulp / 2 { return next }
    x = next
  }
  return x
}
