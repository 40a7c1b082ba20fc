import Charts
import Foundation
import Testing

/// Data that charts are not made for.
@Suite struct OddDataTests {
  private func spec(_ mark: String, _ values: String, x: String = "", y: String = "") -> String {
    """
    {"mark": "\(mark)", "data": {"values": \(values)}, "width": 200, "height": 100, "encoding": {
      "x": {"field": "a", "type": "quantitative"\(x)},
      "y": {"field": "b", "type": "quantitative"\(y)}}}
    """
  }

  @Test(arguments: [
    "line", "point", "area", "bar", "rect", "rule", "text", "tick", "errorbar", "errorband",
  ])
  func nothingAtAll(_ mark: String) throws {
    let scene = try scene(spec(mark, "[]"))
    #expect(scene.width > 200)
    #expect(scene.groups("axis-x").count == 1)
  }

  @Test func equalValuesStandInTheMiddle() throws {
    let values = #"[{"a": 5, "b": 3}, {"a": 5, "b": 3}]"#
    let text = spec(
      "point", values, x: #", "scale": {"zero": false}"#, y: #", "scale": {"zero": false}"#)
    let centers = try #require(scene(text).groups("mark-0").first?.group.centers)
    #expect(centers == [Point(100, 50), Point(100, 50)])
  }

  @Test func aLogarithmicAxisCountsWhatItCannotShow() throws {
    let values = #"[{"a": -1, "b": 1}, {"a": 0, "b": 2}, {"a": 1, "b": 3}, {"a": 10, "b": 4}]"#
    let (scene, warnings) = try sceneAndWarnings(
      spec("point", values, x: #", "scale": {"type": "log"}"#))
    let places = try #require(scene.groups("mark-0").first?.group.centers.map(\.x))
    #expect(places.count == 2)
    #expect(zip(places, [0, 200]).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    #expect(warnings.map(\.message) == ["2 data have no place on the scales and left out"])
  }

  @Test func missingValuesBreakALine() throws {
    let values =
      #"[{"a": 0, "b": 0}, {"a": 1, "b": 1}, {"a": 2}, {"a": 3, "b": 3}, {"a": 4, "b": 4}]"#
    let outlines = try #require(scene(spec("line", values)).groups("mark-0").first?.group.outlines)
    #expect(outlines.count == 2)
  }

  @Test func nanAndInfinityAreLeftOut() throws {
    let table = DataTable([
      ("a", .numbers([1, .nan, .infinity, 2])), ("b", .numbers([1, 2, 3, -.infinity])),
    ])
    var view = ViewSpec(.mark(MarkSpec(.point)))
    view.data = .on(.inline(table))
    view.encoding = EncodingSpec([.x: .field("a", .quantitative), .y: .field("b", .quantitative)])
    let (scene, warnings) = try Chart.scene(of: ChartSpec(view), measuring: FixedMetrics())
    #expect(scene.groups("mark-0").first?.group.centers.count == 1)
    #expect(warnings.count == 1)
    #expect(warnings.first?.message.hasPrefix("3 data") == true)
  }

  @Test func longLabelsEndInAnEllipsis() throws {
    let long = String(repeating: "x", count: 200)
    let text = """
      {"mark": "bar", "data": {"values": [{"c": "\(long)", "v": 1}]}, "encoding": {
        "y": {"field": "c", "type": "nominal"}, "x": {"field": "v", "type": "quantitative"}}}
      """
    let label = try #require(scene(text).labels("y").first?.text)
    #expect(label.hasSuffix("x…"))
    let font = Font(sizePoints: Theme.standard.sizes.axisLabel)
    #expect(FixedMetrics().extent(of: label, font: font).width <= Theme.standard.sizes.labelLimit)
  }

  @Test func twoHundredCategoriesHaveLabelsThatDoNotMeet() throws {
    let values = (0..<200).map { #"{"c": "category \#($0)", "v": \#($0)}"# }.joined(separator: ",")
    let text = """
      {"mark": "bar", "width": 400, "data": {"values": [\(values)]}, "encoding": {
        "x": {"field": "c", "type": "nominal"}, "y": {"field": "v", "type": "quantitative"}}}
      """
    let scene = try scene(text)
    let places = scene.labels("x").map(\.place).sorted()
    #expect(places.count > 20)
    let line = 1.15 * Theme.standard.sizes.axisLabel
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= line - 0.02 })
    let bars = try #require(scene.groups("mark-0").first?.group.outlines)
    #expect(bars.count == 200)
  }

  @Test func aMillionPointsAreReducedWithoutLosingTheirExtremes() throws {
    let count = 1_000_000
    var values = (0..<count).map { Double(($0 * 7919) % 1000) / 1000 }
    values[123_456] = 5
    let table = DataTable([("a", .numbers((0..<count).map(Double.init))), ("b", .numbers(values))])
    let text =
      #"{"mark": "line", "width": 200, "height": 100, "data": {"name": "t"}, "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}}}"#
    let line = try #require(
      scene(text, data: ["t": table]).groups("mark-0").first?.group.outlines.first)
    #expect(line.count < 4 * 4 * 210)
    #expect(line.map(\.y).min() == 0)
    #expect(line.map(\.x).max().map { $0 > 199 } == true)
  }

  @Test func rightToLeftAndChineseTextStayWhatTheyAre() throws {
    let text =
      #"{"mark": "bar", "data": {"values": [{"c": "עברית", "v": 1}, {"c": "中文", "v": 2}]}, "encoding": {"x": {"field": "c", "type": "nominal"}, "y": {"field": "v", "type": "quantitative"}}}"#
    #expect(try scene(text).labels("x").map(\.text) == ["עברית", "中文"])
  }
}
