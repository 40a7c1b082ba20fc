import Testing

@testable import Statistics

@Suite struct SavingTests {
  private let formula = Signature("saving", version: "1")

  /// With two units there are four resamples, whose savings can be written down.
  @Test func theIntervalRunsBetweenTheSavingsOfResamples() throws {
    var generator = SplitMix(7)
    let saving = try Bootstrap(resamples: 2000).saving(
      [(a: 1, b: 2), (a: 9, b: 10)], formula: formula, using: &generator)
    let whole = 1 - 10.0 / 12
    #expect(abs(saving.value - whole) < 1e-15)
    // Twice the first, or twice the second: a quarter of the resamples each.
    #expect(abs(saving.interval.lower - 0.1) < 1e-12)
    #expect(abs(saving.interval.upper - 0.5) < 1e-12)
  }

  @Test func isNegativeWhereNothingIsSaved() throws {
    var generator = SplitMix(7)
    let saving = try Bootstrap(resamples: 100).saving(
      [(a: 3, b: 2), (a: 3, b: 2)], formula: formula, using: &generator)
    #expect(saving.value == -0.5)
    #expect(saving.interval.lower == -0.5 && saving.interval.upper == -0.5)
  }

  @Test func needsTwoUnitsThatHaveAny() {
    var generator = SplitMix(7)
    #expect(throws: BootstrapError.tooFewProblems(1)) {
      try Bootstrap.standard.saving(
        [(a: 1, b: 2), (a: 0, b: 0)], formula: formula, using: &generator)
    }
  }
}
