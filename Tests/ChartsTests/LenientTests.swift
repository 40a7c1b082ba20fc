import Foundation
import Testing

@testable import Charts

/// Every key and name that Vega-Lite has and the subset has not is an error that names it, and in
/// lenient reading a warning beside a picture of the rest.
@Suite struct LenientTests {
  /// A spec with a gap, and what Vega-Lite allows there and we do not.
  struct Place: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// `@` is the key or name.
    let text: String
    let outside: [String]

    init(_ name: String, _ outside: [String], _ text: String) {
      testDescription = name
      self.outside = outside
      self.text = text
    }
  }

  private static let x = #""x": {"field": "a", "type": "quantitative"}"#
  private static let data = #""data": {"values": [{"a": 1, "b": "u"}, {"a": 2, "b": "v"}]}"#

  private static func mark(_ mark: String) -> String {
    "{\(data), \"mark\": \(mark), \"encoding\": {\(x)}}"
  }
  private static func encoded(_ encoding: String) -> String {
    "{\(data), \"mark\": \"point\", \"encoding\": {\(encoding)}}"
  }
  private static func channel(_ settings: String) -> String {
    encoded("\"x\": {\"field\": \"a\", \"type\": \"quantitative\", \(settings)}")
  }
  private static func top(_ member: String) -> String {
    "{\(data), \"mark\": \"point\", \"encoding\": {\(x)}, \(member)}"
  }
  private static func transform(_ step: String) -> String { top("\"transform\": [\(step)]") }

  static let places: [Place] = [
    Place(
      "view", ViewSpec.outside,
      "{\(data), \"layer\": [{\"mark\": \"point\", \"encoding\": {\(x)}, \"@\": 1}]}"),
    Place("mark", MarkSpec.outside, mark(#"{"type": "point", "@": 1}"#)),
    Place("overlay", OverlaySpec.outside, mark(#"{"type": "line", "point": {"@": 1}}"#)),
    Place("encoding", Channel.outside, encoded(x + #", "@": {"field": "b"}"#)),
    Place("channel", ChannelSpec.outside, channel(#""@": 1"#)),
    Place("scale", ScaleSpec.outside, channel(#""scale": {"@": 1}"#)),
    Place("axis", AxisSpec.outside, channel(#""axis": {"@": 1}"#)),
    Place("bin", BinSpec.outside, channel(#""bin": {"@": 1}"#)),
    Place(
      "legend", LegendSpec.outside,
      encoded(x + #", "color": {"field": "b", "type": "nominal", "legend": {"@": 1}}"#)),
    Place(
      "header", HeaderSpec.outside,
      encoded(x + #", "row": {"field": "b", "type": "nominal", "header": {"@": 1}}"#)),
    Place("title", TitleSpec.outside, top(#""title": {"text": "t", "@": 1}"#)),
    Place("config", ConfigSpec.outside, top(#""config": {"@": 1}"#)),
    Place("config.view", ViewConfig.outside, top(#""config": {"view": {"@": 1}}"#)),
    Place("background", ViewBackground.outside, top(#""view": {"@": 1}"#)),
    Place("transform", TransformSpec.outside, transform(#"{"@": "a"}"#)),
    Place(
      "density", DensitySpec.outside, transform(#"{"density": "a", "as": ["a", "d"], "@": 1}"#)),
    Place(
      "regression", RegressionSpec.outside, transform(#"{"regression": "a", "on": "a", "@": 1}"#)),
    Place(
      "predicate", FieldPredicate.outside,
      transform(#"{"filter": {"field": "a", "gt": 0, "@": 1}}"#)),
    Place(
      "data", ["url", "format", "sequence", "sphere", "graticule"],
      #"{"mark": "point", "data": {"values": [], "@": 1}, "encoding": {\#(x)}}"#),
    Place(
      "type of mark", MarkType.outside,
      "{\(data), \"layer\": [{\"mark\": \"@\"}, {\"mark\": \"point\", \"encoding\": {\(x)}}]}"),
    Place("type of field", FieldType.outside, encoded(#""x": {"field": "a", "type": "@"}"#)),
    Place("type of scale", ScaleType.outside, channel(#""scale": {"type": "@"}"#)),
    Place("aggregate", Aggregate.outside, channel(#""aggregate": "@""#)),
    Place("interpolation", Interpolation.outside, mark(#"{"type": "line", "interpolate": "@"}"#)),
    Place(
      "method", RegressionMethod.outside,
      transform(#"{"regression": "a", "on": "a", "method": "@"}"#)),
    Place(
      "operation", WindowOperation.outside,
      transform(#"{"window": [{"op": "@", "field": "a", "as": "w"}]}"#)),
  ]

  @Test(arguments: places) func nothingIsPassedOverInSilence(_ place: Place) throws {
    #expect(!place.outside.isEmpty)
    for name in place.outside {
      let json = Data(place.text.replacing("@", with: name).utf8)
      let error = #expect(throws: ChartSpecError.self) { try ChartSpec(json: json) }
      #expect(error?.problem == .outsideSubset(name))
      let (spec, warnings) = try ChartSpec.lenient(json: json)
      #expect(warnings.contains { $0.message.contains("“\(name)”") }, "\(warnings)")
      let drawn = try Chart.scene(of: spec, measuring: FixedMetrics()).scene
      #expect(!drawn.groups("mark-0").isEmpty, "\(name)")
    }
  }

  @Test(arguments: ["%Y-%m", "nonsense", ".2x", "0.5q"])
  func formatsThatAreNoneAreRefused(_ format: String) throws {
    let json = Data(Self.channel(#""axis": {"format": "\#(format)"}"#).utf8)
    let error = #expect(throws: ChartSpecError.self) { try ChartSpec(json: json) }
    #expect(error?.path == "/encoding/x/axis/format")
    #expect(try ChartSpec.lenient(json: json).warnings.count == 1)
  }
}
