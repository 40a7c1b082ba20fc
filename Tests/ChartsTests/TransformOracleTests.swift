import Charts
import Foundation
import Testing

/// Transforms and number formats agree with those of the real Vega-Lite; see
/// `Fixtures/transforms_oracle.py`.
@Suite struct TransformOracleTests {
  struct Results: Decodable {
    let transforms: [Case]
    let formats: [Format]
  }

  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let spec: AnyJSON
    let points: [[Double]]
    var testDescription: String { name }
  }

  struct Format: Decodable, Sendable {
    let value: Double
    let format: String
    let text: String
  }

  static func results() throws -> Results {
    try JSONDecoder().decode(Results.self, from: fixture("transforms-oracle.json"))
  }

  /// The fitted curves are sampled at other places than Vega's, so only their ends are compared.
  @Test(arguments: try results().transforms) func table(_ expected: Case) throws {
    let spec = try ChartSpec(json: JSONEncoder().encode(expected.spec))
    let scene = try Chart.scene(of: spec, measuring: FixedMetrics()).scene
    var ours = try #require(scene.groups("mark-0").first?.group.centers)
    var theirs = expected.points.map { Point($0[0], $0[1]) }
    if ["regression-log", "regression-exp", "regression-pow"].contains(expected.name) {
      ours = [ours[0], ours[ours.count - 1]]
      theirs = [theirs[0], theirs[theirs.count - 1]]
    }
    #expect(ours.count == theirs.count)
    func sorted(_ points: [Point]) -> [Point] {
      points.sorted { ($0.x.rounded(), $0.y) < ($1.x.rounded(), $1.y) }
    }
    for (our, their) in zip(sorted(ours), sorted(theirs)) {
      #expect((our.x - their.x).magnitude < 1e-6 * max(1, their.x.magnitude), "\(our) \(their)")
      #expect((our.y - their.y).magnitude < 1e-6 * max(1, their.y.magnitude), "\(our) \(their)")
    }
  }

  /// Ours has the true minus sign in exponents too.
  @Test func formats() throws {
    for expected in try Self.results().formats {
      let format = try #require(NumberFormat(expected.format))
      #expect(
        format.string(expected.value) == expected.text.replacing("e-", with: "e−"),
        "\(expected.value) as “\(expected.format)”")
    }
  }
}
