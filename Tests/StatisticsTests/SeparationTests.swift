import Testing

@testable import Statistics

@Suite struct SeparationTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let first, second: [Double]
      let area, reach: Double
    }
    let cases: [Case]
  }

  @Test func agreesWithScipy() throws {
    var area = Deviation("area under the curve, scipy")
    var lower = Deviation("DeLong's interval, numpy and scipy")
    for item in try Fixture.read("separations", as: Frozen.self).cases {
      let separation = try Separation(of: item.first, from: item.second)
      area.record(separation.area, item.area)
      let interval = try #require(separation.interval)
      lower.record(interval.lower, max(0, item.area - item.reach))
      lower.record(interval.upper, min(1, item.area + item.reach))
    }
    area.expect(below: 1e-13)
    lower.expect(below: 1e-11)
  }

  @Test func isAHalfForEqualGroupsAndOneForApart() throws {
    #expect(try Separation(of: [1, 1, 1], from: [1, 1]).area == 0.5)
    let apart = try Separation(of: [3, 4], from: [1, 2])
    #expect(apart.area == 1)
    #expect(apart.interval?.lower == 1 && apart.interval?.upper == 1)
    #expect(try Separation(of: [1, 2], from: [3, 4]).area == 0)
    #expect(
      apart.signature.description == "auc|ties:half|interval:delong-normal|level:0.95|version:1")
  }

  @Test func hasNoIntervalWithoutSpread() throws {
    #expect(try Separation(of: [1], from: [0, 2]).interval == nil)
    #expect(try Separation(of: [1], from: [0, 2]).area == 0.5)
  }

  @Test func refusesEmptyGroups() {
    #expect(throws: SeparationError.emptyGroup(first: 0, second: 1)) {
      try Separation(of: [], from: [1])
    }
    #expect(throws: SeparationError.notANumber) { try Separation(of: [.nan], from: [1]) }
    #expect(throws: SeparationError.invalidLevel(1)) {
      try Separation(of: [1], from: [1], level: 1)
    }
  }
}
