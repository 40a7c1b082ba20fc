import Foundation
import Testing

@testable import Statistics

@Suite struct PowerLawFitTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let name: String
      let sizes, losses, residuals: [Double]
      let level, exponent, exponentLower, exponentUpper, scale, scaleLower, scaleUpper: Double
      let deviation, rSquared, at, loss, lossLower, lossUpper: Double
    }
    let cases: [Case]
  }

  @Test func agreesWithScipy() throws {
    var deviation = Deviation("power law with intervals, scipy linregress")
    for item in try Fixture.read("powerLaws", as: Frozen.self).cases {
      let fit = try PowerLawFit(
        zip(item.sizes, item.losses).map { (size: $0, loss: $1) }, level: item.level)
      deviation.record(fit.exponent.value, item.exponent, at: "exponent")
      deviation.record(fit.exponent.interval.lower, item.exponentLower, at: "exponent")
      deviation.record(fit.exponent.interval.upper, item.exponentUpper, at: "exponent")
      deviation.record(fit.scale.value, item.scale, at: "scale")
      deviation.record(fit.scale.interval.lower, item.scaleLower, at: "scale")
      deviation.record(fit.scale.interval.upper, item.scaleUpper, at: "scale")
      deviation.record(fit.residualDeviation, item.deviation, at: "deviation")
      deviation.record(fit.rSquared, item.rSquared, at: "R squared")
      let loss = try fit.loss(at: item.at)
      deviation.record(loss.value, item.loss, at: "loss")
      deviation.record(loss.interval.lower, item.lossLower, at: "loss")
      deviation.record(loss.interval.upper, item.lossUpper, at: "loss")
      for (ours, theirs) in zip(fit.logResiduals, item.residuals) {
        #expect(abs(ours - theirs) < 1e-13)
      }
    }
    deviation.expect(below: 1e-11)
  }

  /// Chen et al. 2021, figure 4: the law in its legend, from points on it.
  @Test func recoversThePapersLaw() throws {
    let sizes = [98_304.0, 3_145_728, 84_934_656, 679_477_248, 12_582_912_000]
    let fit = try PowerLawFit(sizes.map { ($0, pow($0 / 5.92e7, -0.13)) })
    #expect(abs(fit.exponent.value - 0.13) < 1e-14)
    #expect(abs(fit.scale.value / 5.92e7 - 1) < 1e-12)
    #expect(fit.residualDeviation < 1e-14)
  }

  /// The eleven points of figure 4, read off the figure: the law printed there lies in both
  /// intervals of ours.
  @Test func agreesWithThePapersPoints() throws {
    let points: [(Double, Double)] = [
      (98_304, 2.1951), (393_216, 1.8733), (3_145_728, 1.4236), (12_582_912, 1.2434),
      (25_165_824, 1.1376), (42_467_328, 1.0944), (84_934_656, 0.9783),
      (301_989_888, 0.8381), (679_477_248, 0.7639), (2_516_582_400, 0.6296),
      (12_582_912_000, 0.4411),
    ]
    let fit = try PowerLawFit(points.map { (size: $0.0, loss: $0.1) })
    #expect(fit.exponent.interval.contains(0.13), "\(fit.exponent)")
    #expect(fit.scale.interval.contains(5.92e7), "\(fit.scale)")
    // The point of the largest model lies well below the law.
    #expect(fit.logResiduals.min() == fit.logResiduals.last)
  }

  @Test func refusesWhatHasNoLaw() throws {
    #expect(throws: FitError.tooFewPoints(2, needed: 3)) { try PowerLawFit([(1, 2), (2, 1)]) }
    #expect(throws: FitError.self) { try PowerLawFit([(1, 2), (2, 1), (3, 0)]) }
    #expect(throws: FitError.self) { try PowerLawFit([(5, 1), (5, 2), (5, 3)]) }
    #expect(throws: FitError.noFit(reason: "the values do not change with size")) {
      try PowerLawFit([(1, 2), (2, 2), (3, 2)])
    }
    #expect(throws: FitError.invalidLevel(1)) { try PowerLawFit([(1, 2)], level: 1) }
  }
}
