import Testing
import TinyGPT

@Suite struct LearningRateTests {
  @Test func risesInALineAndFallsAsACosine() {
    let schedule = LearningRate(peak: 8, warmUp: .steps(4), finalFraction: 0.25)
    #expect((0..<4).map { schedule.rate(step: $0, of: 12) } == [2, 4, 6, 8])
    #expect(schedule.rate(step: 4, of: 12) == 8)
    // Halfway down the cosine stands the mean of the peak and the end.
    #expect(abs(schedule.rate(step: 8, of: 12) - 5) < 1e-12)
    #expect(abs(schedule.rate(step: 12, of: 12) - 2) < 1e-12)
    #expect(schedule.rate(step: 40, of: 12) == schedule.rate(step: 12, of: 12))
    #expect(schedule.forFineTuning.rate(step: 3, of: 12) == 0.8)
  }

  @Test func warmUpAsAShare() {
    let schedule = LearningRate(peak: 1, warmUp: .share(0.1))
    #expect(schedule.rate(step: 0, of: 50) == 0.2)
    #expect(schedule.warmUp.count(of: 50) == 5)
    #expect(LearningRate.WarmUp.steps(175).count(of: 100) == 100)
  }
}
