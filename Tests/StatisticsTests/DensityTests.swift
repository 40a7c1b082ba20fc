import Testing

@testable import Statistics

@Suite struct DensityTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let rule: String
      let x, first, second, cumulative: [Double]
      let overlap: Double
    }
    let first, second, histogram: [Double]
    let cases: [Case]
  }

  @Test func agreesWithScipy() throws {
    let frozen = try Fixture.read("densities", as: Frozen.self)
    var density = Deviation("kernel density, scipy")
    var cumulative = Deviation("kernel cumulative, scipy")
    var overlap = Deviation("overlap of densities, scipy quad")
    for item in frozen.cases {
      let rule: KernelDensity.Bandwidth = item.rule == "scott" ? .scott : .silverman
      let first = try KernelDensity(frozen.first, bandwidth: rule)
      let second = try KernelDensity(frozen.second, bandwidth: rule)
      for (index, x) in item.x.enumerated() {
        density.record(first.density(at: x), item.first[index])
        density.record(second.density(at: x), item.second[index])
        cumulative.record(first.cumulative(x), item.cumulative[index])
      }
      overlap.record(first.overlap(with: second), item.overlap)
      #expect(abs(first.overlap(with: second) - second.overlap(with: first)) < 1e-14)
    }
    density.expect(below: 1e-11)
    cumulative.expect(below: 1e-11)
    overlap.expect(below: 1e-9)
    let histogram = try Histogram(frozen.first, bins: 20, from: 0, to: 80)
    for (ours, theirs) in zip(histogram.densities, frozen.histogram) {
      #expect(abs(ours - theirs) < 1e-15)
    }
  }

  /// Two normal densities of one width overlap by 2Φ(-d/2), with d the distance in widths.
  @Test(arguments: [0.0, 0.5, 1, 3, 10])
  func overlapOfTwoNormalDensities(distance: Double) throws {
    let first = try KernelDensity([5], bandwidth: .fixed(2))
    let second = try KernelDensity([5 + 2 * distance], bandwidth: .fixed(2))
    let expected = 2 * NormalDistribution.cumulative(-distance / 2)
    #expect(abs(first.overlap(with: second) - expected) < 1e-14)
  }

  @Test func theWholeMassIsOne() throws {
    let density = try KernelDensity([1, 2, 2, 5])
    let step = 0.01
    let sum = stride(from: -20.0, to: 30, by: step).reduce(0) { $0 + density.density(at: $1) }
    #expect(abs(sum * step - 1) < 1e-12)
    #expect(density.cumulative(.infinity) == 1)
    #expect(density.signature.description == "kde|kernel:gaussian|bandwidth:scott|version:1")
  }

  @Test func refusesWhatHasNoBandwidth() throws {
    #expect(throws: DensityError.noSpread(count: 3)) { try KernelDensity([2, 2, 2]) }
    #expect(throws: DensityError.noSpread(count: 1)) { try KernelDensity([2]) }
    #expect(throws: DensityError.noSpread(count: 0)) { try KernelDensity([], bandwidth: .fixed(1)) }
    #expect(throws: DensityError.invalidBandwidth(0)) {
      try KernelDensity([1, 2], bandwidth: .fixed(0))
    }
    #expect(throws: DensityError.invalidValue(.infinity)) { try KernelDensity([1, .infinity]) }
  }
}
