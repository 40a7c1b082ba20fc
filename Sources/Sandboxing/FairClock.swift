import Foundation

/// Wall time as it would have passed on a machine with a processor for everyone who wants one.
///
/// Each stretch of time counts less the more processes wait for a processor, so that a backstop
/// measured with it ends a program that sleeps, and not one that is kept waiting.
struct FairClock {
  private(set) var elapsed = Duration.zero
  private var last = ContinuousClock.now
  private let processors: Double

  /// Asked for once: the kernel takes a while to say it.
  private static let here = ProcessInfo.processInfo.activeProcessorCount

  init(processors: Int = Self.here) {
    self.processors = Double(max(1, processors))
  }

  /// Takes in the time since the last call, if it is long enough to be worth the look.
  mutating func advanceNow() {
    let now = ContinuousClock.now
    if now - last >= .milliseconds(100) { advance(to: now, runnable: Self.runnable()) }
  }

  /// Takes in the time since the last call.
  ///
  /// - Parameter runnable: How many processes and threads run or wait for a processor now.
  mutating func advance(to now: ContinuousClock.Instant, runnable: Int) {
    let crowding = max(1, Double(runnable) / processors)
    elapsed += (now - last) / crowding
    last = now
  }

  /// The number as the kernel tells it in `/proc/loadavg`; 1 where it does not.
  static func runnable() -> Int {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    guard fields.count > 3, let running = fields[3].split(separator: "/").first else { return 1 }
    return Int(running) ?? 1
  }
}
