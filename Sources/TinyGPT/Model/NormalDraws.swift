import Foundation
import Randomness

/// Draws from the normal distribution of mean 0 and standard deviation 1.
///
/// Box and Muller 1958, <https://doi.org/10.1214/aoms/1177706645>: two uniform numbers make two
/// normal ones, by the C library's `log`, `sin` and `cos` in double precision.
struct NormalDraws {
  private var generator: Philox
  private var spare: Double?

  init(_ generator: Philox) {
    self.generator = generator
  }

  mutating func next() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    // In 0 excluded to 1 included, so that the logarithm is finite.
    let first = (Double(generator.next() >> 11) + 1) * 0x1p-53
    let second = Double(generator.next() >> 11) * 0x1p-53
    let radius = (-2 * log(first)).squareRoot()
    spare = radius * sin(2 * .pi * second)
    return radius * cos(2 * .pi * second)
  }
}
