import Foundation
import Testing

/// The largest relative deviation from an oracle's numbers, and where it was.
///
/// With `REPORT_DEVIATIONS` set in the environment each is printed when it is described.
struct Deviation: CustomStringConvertible {
  let oracle: String
  private(set) var largest = 0.0
  private(set) var place = "nowhere"
  private(set) var count = 0

  init(_ oracle: String) { self.oracle = oracle }

  mutating func record(_ ours: Double, _ theirs: Double, at place: String = "") {
    count += 1
    guard ours != theirs else { return }
    let deviation = abs(ours - theirs) / abs(theirs)
    // Not a number counts as the largest of all.
    guard !(deviation <= largest) else { return }
    largest = deviation.isNaN ? .infinity : deviation
    self.place = place
  }

  /// Fails unless something was compared and nothing deviates by more than `bound`.
  func expect(below bound: Double) {
    if ProcessInfo.processInfo.environment["REPORT_DEVIATIONS"] != nil { print(self) }
    #expect(count > 0)
    #expect(largest < bound, "\(description)")
  }

  var description: String {
    "DEVIATION \(oracle): \(largest) over \(count) values, at \(place)"
  }
}
