import Testing

@testable import Statistics

@Suite struct HistogramTests {
  @Test func histogramsAgreeWithNumpy() throws {
    let frozen = try Fixture.read("resampling", as: ResamplingTests.Frozen.self)
    let ten = try Histogram(frozen.histogram.values, bins: 10, from: 0, to: 1)
    #expect(ten.counts == frozen.histogram.counts)
    for (ours, theirs) in zip(ten.densities, frozen.histogram.densities ?? []) {
      #expect(abs(ours - theirs) < 1e-14)
    }
    let twenty = try Histogram(frozen.histogram20.values, bins: 20, from: 0, to: 1)
    #expect(twenty.counts == frozen.histogram20.counts)
  }

  @Test func histogramsOverlapAndRefuse() throws {
    let low = try Histogram([0.1, 0.1, 0.6, 0.6], bins: 2, from: 0, to: 1)
    let high = try Histogram([0.6, 0.7, 0.8, 0.1], bins: 2, from: 0, to: 1)
    #expect(low.overlap(with: high) == 0.75)
    #expect(low.signature.description == "histogram|bins:2|from:0.0|to:1.0|closed:below|version:1")
    #expect(low.overlap(with: try Histogram([], bins: 3, from: 0, to: 1)) == nil)
    #expect(throws: HistogramError.noBins(0)) { try Histogram([], bins: 0, from: 0, to: 1) }
    #expect(throws: HistogramError.valueOutside(2, lower: 0, upper: 1)) {
      try Histogram([2], bins: 1, from: 0, to: 1)
    }
    #expect(throws: HistogramError.self) { try Histogram([.nan], bins: 1, from: 0, to: 1) }
    #expect(throws: HistogramError.invalidRange(lower: 1, upper: 1)) {
      try Histogram([1], bins: 1, from: 1, to: 1)
    }
  }
}
