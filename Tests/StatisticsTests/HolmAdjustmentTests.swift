import Testing

@testable import Statistics

@Suite struct HolmAdjustmentTests {
  /// Four tests held against 0.05: only 0.005 and 0.01 are below 0.05/4 and 0.05/3, and 0.03 is not
  /// below 0.05/2, which ends the procedure (Holm 1979). The products are 4 · 0.005, 3 · 0.01,
  /// 2 · 0.03 and 1 · 0.04, the last raised to the one before.
  @Test func stepsDown() {
    let adjusted = HolmAdjustment.adjusted([0.01, 0.04, 0.03, 0.005])
    for (found, wanted) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - wanted) < 1e-15)
    }
  }

  @Test func isAtMostOneAndLeavesASingleTestAlone() {
    #expect(HolmAdjustment.adjusted([0.9, 0.8]) == [1, 1])
    #expect(HolmAdjustment.adjusted([0.04]) == [0.04])
    #expect(HolmAdjustment.adjusted([]).isEmpty)
  }
}
