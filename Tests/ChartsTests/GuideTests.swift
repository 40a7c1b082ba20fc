import Charts
import Foundation
import Testing

/// Axes, legends and titles.
@Suite struct GuideTests {
  private func log(_ low: Double, _ high: Double, width: Int = 300) throws -> Scene {
    try scene(
      """
      {"mark": "point", "width": \(width), "height": 100, "data": {"values": [
        {"a": \(low), "b": 1}, {"a": \(high), "b": 2}]}, "encoding": {
        "x": {"field": "a", "type": "quantitative", "scale": {"type": "log"}},
        "y": {"field": "b", "type": "quantitative"}}}
      """)
  }

  @Test func smallNumbersOnALogAxisAreWrittenOut() throws {
    #expect(try log(0.01, 10).labels("x").map(\.text) == ["0.01", "0.1", "1", "10"])
  }

  @Test func wideRangesHavePowersOfTen() throws {
    #expect(
      try log(1e-4, 1e-1, width: 200).labels("x").map(\.text) == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹"])
  }

  @Test(arguments: [60, 120, 200, 300, 600])
  func labelsNeverOverlap(_ width: Int) throws {
    for (low, high) in [(1.0, 10.0), (2, 9), (1, 1e3), (1e-9, 1e9), (3, 4)] {
      let labels = try log(low, high, width: width).labels("x").sorted { $0.place < $1.place }
      let size = 0.55 * Theme.standard.sizes.axisLabel
      for (a, b) in zip(labels, labels.dropFirst()) {
        let (left, right) = (Double(a.text.count) * size / 2, Double(b.text.count) * size / 2)
        #expect(a.place + left <= b.place - right, "\(a.text) \(b.text) at \(width)")
      }
    }
  }

  @Test func symlogAxesHaveDecadesOnBothSidesOfZero() throws {
    let scene = try scene(
      """
      {"mark": "point", "width": 300, "data": {"values": [{"a": -1000}, {"a": 1000}]}, "encoding": {
        "x": {"field": "a", "type": "quantitative", "scale": {"type": "symlog"}}}}
      """)
    let labels = scene.labels("x")
    #expect(
      labels.map(\.text).sorted()
        == ["0", "1", "1,000", "10", "100", "−1", "−1,000", "−10", "−100"].sorted())
    let places = Dictionary(uniqueKeysWithValues: labels.map { ($0.text, $0.place) })
    #expect(((places["0"] ?? 0) - 150).magnitude < 1e-9)
  }

  @Test func minusIsTheTrueSign() throws {
    let scene = try scene(
      #"{"mark": "point", "data": {"values": [{"a": -5}, {"a": 5}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}"#
    )
    #expect(scene.labels("x").first?.text == "−5")
  }

  private func lines(_ legend: String, options: String = "{}") -> String {
    """
    {"mark": "line", "width": 300, "height": 200, "usermeta": {"report": \(options)},
     "data": {"values": [
      {"s": "up", "x": 0, "y": 0}, {"s": "up", "x": 10, "y": 10},
      {"s": "flat", "x": 0, "y": 0.1}, {"s": "flat", "x": 10, "y": 0.1}]},
     "encoding": {"x": {"field": "x", "type": "quantitative"},
      "y": {"field": "y", "type": "quantitative"},
      "color": {"field": "s", "type": "nominal"\(legend)}}}
    """
  }

  @Test func aLegendInsideMovesToACornerWithoutData() throws {
    let scene = try scene(lines(#", "legend": {"orient": "top-right"}"#))
    let plot = try #require(scene.groups("ground").first).origin
    let legend = try #require(scene.groups("legend").first).origin
    // The rising line ends in the corner that was asked for.
    #expect(legend.x < plot.x + 150)
    #expect(legend.y < plot.y + 100)
  }

  @Test func aLegendThatFindsNoFreeCornerStandsOutside() throws {
    let (scene, warnings) = try sceneAndWarnings(
      """
      {"mark": "bar", "width": 200, "height": 120, "data": {"values": [
        {"c": "a", "v": 5}, {"c": "b", "v": 5}]}, "encoding": {
        "x": {"field": "c", "type": "nominal"}, "y": {"field": "v", "type": "quantitative"},
        "color": {"field": "c", "type": "nominal", "legend": {"orient": "top-left"}}}}
      """)
    let plot = try #require(scene.groups("ground").first).origin
    let legend = try #require(scene.groups("legend").first).origin
    #expect(legend.x >= plot.x + 200)
    #expect(warnings.count == 1)
  }

  @Test func directLabelsReplaceTheLegend() throws {
    let scene = try scene(lines("", options: #"{"directLabels": true}"#))
    #expect(scene.groups("legend").isEmpty)
    #expect(scene.strings("direct-labels").sorted() == ["flat", "up"])
  }

  @Test func aSecondChannelGivesEachLineItsDashes() throws {
    let scene = try scene(lines("", options: #"{"secondChannel": "dash"}"#))
    let dashes = try #require(scene.groups("mark-0").first).group.nodes.compactMap { node in
      if case .path(_, _, let stroke?) = node { stroke.dashPoints } else { nil }
    }
    #expect(Set(dashes).count == 2)
  }

  @Test func coloursOfTheDefaultPaletteDifferInGrey() {
    let greys = Theme.standard.palette.categories.prefix(4).map(\.luminance)
    for (index, grey) in greys.enumerated() {
      for other in greys[..<index] { #expect((grey - other).magnitude > 0.02) }
    }
  }

  @Test(arguments: ["default", "dark", "wide", "paper"])
  func everyThemeDraws(_ name: String) throws {
    let scene = try scene(lines("", options: #"{"theme": "\#(name)"}"#))
    #expect(scene.groups("mark-0").first?.group.outlines.count == 2)
  }

  @Test func titlesAreWrappedToThePicture() throws {
    let title = Array(repeating: "word", count: 40).joined(separator: " ")
    let scene = try scene(
      #"{"title": "\#(title)", "mark": "point", "width": 200, "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}"#
    )
    #expect(scene.strings("title").count > 3)
    #expect(scene.strings("title").joined(separator: " ") == title)
    #expect(scene.width < 260)
  }

  @Test func facetsShareTheirScales() throws {
    let scene = try scene(
      """
      {"mark": "point", "width": 100, "height": 80, "data": {"values": [
        {"f": "a", "x": 1, "y": 1}, {"f": "b", "x": 2, "y": 10}]}, "encoding": {
        "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
        "column": {"field": "f", "type": "nominal"}}}
      """)
    let centers = scene.groups("mark-0").map { $0.group.centers }
    #expect(centers == [[Point(50, 72)], [Point(100, 0)]])
    #expect(scene.strings("header") == ["a", "b"])
  }

  @Test func independentScalesOfFacetsHaveTheirOwnDomains() throws {
    let scene = try scene(
      """
      {"mark": "point", "width": 100, "height": 80, "data": {"values": [
        {"f": "a", "x": 1, "y": 1}, {"f": "b", "x": 2, "y": 10}]}, "encoding": {
        "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
        "column": {"field": "f", "type": "nominal"}}, "resolve": {"scale": {"y": "independent"}}}
      """)
    #expect(scene.groups("mark-0").map { $0.group.centers.map(\.y) } == [[0], [0]])
  }
}
