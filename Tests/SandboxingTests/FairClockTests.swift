import Testing

@testable import Sandboxing

struct FairClockTests {
  @Test func timeCountsLessTheMoreWait() {
    var clock = FairClock(processors: 2)
    let start = ContinuousClock.now
    clock.advance(to: start, runnable: 1)
    let before = clock.elapsed
    clock.advance(to: start + .seconds(1), runnable: 1)
    #expect(clock.elapsed - before == .seconds(1))
    clock.advance(to: start + .seconds(2), runnable: 2)
    #expect(clock.elapsed - before == .seconds(2))
    clock.advance(to: start + .seconds(11), runnable: 9)
    #expect(clock.elapsed - before == .seconds(4))
  }

  @Test func somethingRunsWhileThisDoes() {
    #expect(FairClock.runnable() >= 1)
  }
}
