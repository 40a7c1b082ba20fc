import Charts
import Testing

/// The figure that most reports begin with: pass@k against k with a band, on a logarithmic axis.
@Suite struct PassAtKFigureTests {
  static let text = """
    {"title": "pass@k", "width": 300, "height": 200, "data": {"values": [
      {"m": "small", "k": 1, "p": 0.1, "lo": 0.05, "hi": 0.15},
      {"m": "small", "k": 10, "p": 0.3, "lo": 0.2, "hi": 0.4},
      {"m": "small", "k": 100, "p": 0.5, "lo": 0.4, "hi": 0.6},
      {"m": "large", "k": 1, "p": 0.3, "lo": 0.2, "hi": 0.4},
      {"m": "large", "k": 10, "p": 0.6, "lo": 0.5, "hi": 0.7},
      {"m": "large", "k": 100, "p": 0.8, "lo": 0.7, "hi": 0.9}]},
     "encoding": {"x": {"field": "k", "type": "quantitative", "scale": {"type": "log"}},
                  "color": {"field": "m", "type": "nominal"}},
     "layer": [
      {"mark": {"type": "area", "opacity": 0.2}, "encoding": {
        "y": {"field": "lo", "type": "quantitative", "title": "pass@k"}, "y2": {"field": "hi"}}},
      {"mark": "line", "encoding": {"y": {"field": "p", "type": "quantitative"}}}]}
    """

  @Test func decadesStandAtEqualDistances() throws {
    let labels = try scene(Self.text).labels("x")
    #expect(labels.map(\.text) == ["1", "10", "100"])
    #expect(labels.map(\.place) == [0, 150, 300])
  }

  @Test func bandsHaveTheirEndsAtLoAndHi() throws {
    let bands = try #require(scene(Self.text).groups("mark-0").first?.group.outlines)
    #expect(bands.count == 2)
    // The y axis runs from 0 to 0.9, the extent of the ends.
    func y(_ value: Double) -> Double { 200 * (1 - value / 0.9) }
    let expected = [
      Point(0, y(0.05)), Point(150, y(0.2)), Point(300, y(0.4)), Point(300, y(0.6)),
      Point(150, y(0.4)), Point(0, y(0.15)),
    ]
    #expect(
      zip(bands[0], expected).allSatisfy {
        ($0.x - $1.x).magnitude < 1e-9 && ($0.y - $1.y).magnitude < 1e-9
      })
  }

  @Test func oneLegendNamesTheSeries() throws {
    let scene = try scene(Self.text)
    #expect(scene.groups("legend").count == 1)
    #expect(scene.strings("legend") == ["m", "large", "small"])
  }

  @Test func theLegendLiesOutsideThePlot() throws {
    let scene = try scene(Self.text)
    let plot = try #require(scene.groups("ground").first)
    let legend = try #require(scene.groups("legend").first)
    #expect(legend.origin.x >= plot.origin.x + 300)
  }

  @Test func everythingLiesInsideThePicture() throws {
    let scene = try scene(Self.text)
    for (text, origin) in scene.texts where text.rotationDegrees == 0 {
      let extent = FixedMetrics().extent(of: text.string, font: text.font)
      let left =
        switch text.anchor {
        case .start: origin.x
        case .middle: origin.x - extent.width / 2
        case .end: origin.x - extent.width
        }
      #expect(left >= 0 && left + extent.width <= scene.width, "\(text.string)")
      #expect(origin.y - extent.ascent >= 0 && origin.y + extent.descent <= scene.height)
    }
  }

  @Test func theAlternativeSaysWhatIsShown() throws {
    let alternative = try scene(Self.text).alternative
    #expect(
      alternative == "pass@k. Line chart with a band of pass@k (from 0.1 to 0.8) against k "
        + "(from 1 to 100, logarithmic), for m large, small.")
  }
}
