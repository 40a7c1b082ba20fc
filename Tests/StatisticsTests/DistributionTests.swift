import Testing

@testable import Statistics

@Suite struct DistributionTests {
  struct Frozen: Decodable {
    struct Quantile: Decodable {
      let kind: String
      let a, b, p, quantile: Double
    }
    struct Cumulative: Decodable {
      let kind: String
      let a, b, x, cdf: Double
    }
    struct Posterior: Decodable {
      let n, c, k: Int
      let prior: String
      let lower, upper, predicted: Double
    }
    let quantiles: [Quantile]
    let cumulatives: [Cumulative]
    let posteriors: [Posterior]
  }

  @Test func quantilesAgreeWithScipy() throws {
    var deviation = Deviation("quantiles, scipy")
    for item in try Fixture.read("distributions", as: Frozen.self).quantiles {
      let ours =
        switch item.kind {
        case "normal": try NormalDistribution.quantile(item.p)
        case "student": try StudentDistribution(degreesOfFreedom: item.a).quantile(item.p)
        default: try BetaDistribution(a: item.a, b: item.b).quantile(item.p)
        }
      deviation.record(ours, item.quantile, at: "\(item)")
    }
    deviation.expect(below: 2e-12)
  }

  @Test func cumulativesAgreeWithScipy() throws {
    var deviation = Deviation("cumulatives, scipy")
    for item in try Fixture.read("distributions", as: Frozen.self).cumulatives {
      let ours =
        switch item.kind {
        case "normal": NormalDistribution.cumulative(item.x)
        case "student": try StudentDistribution(degreesOfFreedom: item.a).cumulative(item.x)
        default: try BetaDistribution(a: item.a, b: item.b).cumulative(item.x)
        }
      deviation.record(ours, item.cdf, at: "\(item)")
    }
    deviation.expect(below: 1e-12)
  }

  @Test func quantilesUndoCumulatives() throws {
    for p in stride(from: 0.01, through: 0.99, by: 0.07) {
      let beta = try BetaDistribution(a: 3.5, b: 17.5)
      #expect(abs(beta.cumulative(try beta.quantile(p)) - p) < 1e-14)
      #expect(abs(beta.cumulative(0.2) + beta.survival(0.2) - 1) < 1e-15)
      let student = try StudentDistribution(degreesOfFreedom: 4)
      #expect(abs(student.cumulative(try student.quantile(p)) - p) < 1e-14)
    }
  }

  /// Tables of any textbook: 95 % two-sided.
  @Test func textbookValues() throws {
    #expect(abs(try NormalDistribution.quantile(0.975) - 1.959963984540054) < 1e-14)
    let cauchy = try StudentDistribution(degreesOfFreedom: 1)
    #expect(abs(try cauchy.quantile(0.975) - 12.7062047364) < 1e-9)
    #expect(try NormalDistribution.quantile(0) == -.infinity)
    #expect(try StudentDistribution(degreesOfFreedom: 3).quantile(0.5) == 0)
    #expect(throws: DistributionError.invalidProbability(1.5)) {
      try NormalDistribution.quantile(1.5)
    }
    #expect(throws: DistributionError.invalidShape(0)) { try BetaDistribution(a: 0, b: 1) }
  }

  @Test func posteriorsAgreeWithScipy() throws {
    var deviation = Deviation("Beta-binomial intervals and predictions, scipy")
    for item in try Fixture.read("distributions", as: Frozen.self).posteriors {
      let prior = item.prior == "uniform" ? BetaPrior.uniform : .jeffreys
      let tally = try SampleTally(n: item.n, c: item.c)
      let estimate = try tally.passAtK(item.k, level: 0.95, prior: prior)
      deviation.record(estimate.interval.lower, item.lower, at: "\(item)")
      deviation.record(estimate.interval.upper, item.upper, at: "\(item)")
      let predicted = try tally.predictedPassAtK(item.k, prior: prior)
      deviation.record(predicted, item.predicted, at: "\(item)")
      #expect(estimate.interval.contains(estimate.value))
      #expect(estimate.interval.method == .betaBinomial(prior))
    }
    deviation.expect(below: 1e-12)
  }

  @Test func refusesPercentagesAsLevels() throws {
    let tally = try SampleTally(n: 10, c: 3)
    #expect(throws: PassAtKError.invalidLevel(95)) { try tally.passAtK(1, level: 95) }
    #expect(throws: PassAtKError.invalidK(0)) { try tally.predictedPassAtK(0) }
  }
}
