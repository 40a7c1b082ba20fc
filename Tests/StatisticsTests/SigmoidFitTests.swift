import Foundation
import Testing

@testable import Statistics

@Suite struct SigmoidFitTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let name: String
      let sizes, rates, parameters, reaches, residuals: [Double]
      let ceiling: Double?
      let rSquared: Double
    }
    let cases: [Case]
  }

  @Test func agreesWithScipy() throws {
    var values = Deviation("sigmoid parameters, scipy curve_fit")
    var ends = Deviation("sigmoid intervals, scipy curve_fit")
    for item in try Fixture.read("sigmoids", as: Frozen.self).cases {
      let fit = try SigmoidFit(
        zip(item.sizes, item.rates).map { (size: $0, rate: $1) },
        ceiling: item.ceiling.map { .fixed($0) } ?? .free)
      values.record(log(fit.midpoint.value), item.parameters[0], at: item.name)
      values.record(fit.width.value, item.parameters[1], at: item.name)
      values.record(fit.rSquared, item.rSquared, at: item.name)
      ends.record(
        log(fit.midpoint.interval.upper), item.parameters[0] + item.reaches[0], at: item.name)
      ends.record(fit.width.interval.lower, item.parameters[1] - item.reaches[1], at: item.name)
      if item.ceiling == nil {
        let ceiling = try #require(fit.fittedCeiling)
        values.record(ceiling.value, item.parameters[2], at: item.name)
        ends.record(
          ceiling.interval.upper, item.parameters[2] + item.reaches[2], at: item.name)
      }
      for index in item.sizes.indices {
        #expect(abs(fit.residuals[index] - item.residuals[index]) < 1e-7)
        let there = fit.rate(at: item.sizes[index]) + fit.residuals[index]
        #expect(abs(there - item.rates[index]) < 1e-12)
      }
    }
    values.expect(below: 1e-7)
    // scipy takes its slopes by differences, which the errors inherit.
    ends.expect(below: 1e-5)
  }

  @Test(arguments: [1.7, -0.8])
  func recoversAnExactCurve(width: Double) throws {
    let points = (4...11).map { (decade: Int) -> (size: Double, rate: Double) in
      let size = pow(10, Double(decade))
      return (size, 0.9 / (1 + exp(-log(size / 3e8) / width)))
    }
    let fit = try SigmoidFit(points, ceiling: .free)
    #expect(abs(fit.midpoint.value / 3e8 - 1) < 1e-8)
    #expect(abs(fit.width.value - width) < 1e-9)
    #expect(abs(fit.ceiling - 0.9) < 1e-9)
    #expect(fit.width.signature.description.contains("ceiling:free"))
  }

  @Test func refusesWhatHasNoSigmoid() throws {
    #expect(throws: FitError.self) { try SigmoidFit([(1, 0.1), (2, 0.2)]) }
    #expect(throws: FitError.tooFewPoints(0, needed: 3)) { try SigmoidFit([]) }
    #expect(throws: FitError.oneX(7)) { try SigmoidFit([(7, 0.1), (7, 0.2), (7, 0.3)]) }
    // All at zero: any midpoint far to the right would do.
    #expect(throws: FitError.noFit(reason: "the values do not change with size")) {
      try SigmoidFit([(1, 0), (2, 0), (3, 0), (4, 0)])
    }
    // A pure power law never bends over: any ceiling high enough would do.
    #expect(throws: FitError.self) {
      try SigmoidFit(
        (1...8).map { (pow(10, Double($0)), pow(10, Double($0) / 10)) }, ceiling: .free)
    }
  }
}
