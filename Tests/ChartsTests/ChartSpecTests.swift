import Charts
import Foundation
import Testing

/// Reading and writing specs.
@Suite struct ChartSpecTests {
  private func error(_ text: String) -> ChartSpecError? {
    do {
      _ = try ChartSpec(json: Data(text.utf8))
      return nil
    } catch { return error }
  }

  private static let xy = #""x": {"field": "a", "type": "quantitative"}"#

  @Test func misspeltScaleTypeIsNamedWithItsPlace() {
    let found = error(
      #"{"layer": [{"mark": "line", "encoding": {"x": {"field": "a", "scale": {"type": "lag"}}}}]}"#
    )
    #expect(found?.path == "/layer/0/encoding/x/scale/type")
    #expect(
      found?.problem
        == .unknownName(
          "lag", valid: ["linear", "log", "symlog", "pow", "sqrt", "point", "band", "ordinal"],
          nearest: "log"))
    #expect(found?.description.contains("did you mean “log”?") == true)
  }

  @Test(arguments: [
    (#"{"mark": "bar", "encodng": {}}"#, "/encodng", "encoding"),
    (#"{"mark": {"type": "bar", "opactiy": 1}}"#, "/mark/opactiy", "opacity"),
    (#"{"mark": "bar", "encoding": {"colour": {"field": "a"}}}"#, "/encoding/colour", "color"),
    (#"{"mark": "bar", "transform": [{"filtre": "1"}]}"#, "/transform/0", "filter"),
    (#"{"mark": "bar", "encoding": {"x": {"feild": "a"}}}"#, "/encoding/x/feild", "field"),
  ])
  func misspeltKeys(_ text: String, _ path: String, _ nearest: String) {
    guard let found = error(text), case .unknownKey(_, let name) = found.problem else {
      Issue.record("no unknown key in \(text)")
      return
    }
    #expect(found.path == path)
    #expect(name == nearest)
  }

  @Test(arguments: [
    (#"{"mark": "geoshape"}"#, "/mark", "geoshape"),
    (#"{"mark": "bar", "encoding": {"theta": {"field": "a"}}}"#, "/encoding/theta", "theta"),
    (#"{"mark": "bar", "params": []}"#, "/params", "params"),
    (#"{"mark": "bar", "data": {"url": "x.csv"}}"#, "/data/url", "url"),
    (#"{"repeat": ["a"], "spec": {"mark": "bar"}}"#, "", "repeat"),
    (
      #"{"mark": "bar", "encoding": {"x": {"field": "a", "type": "temporal"}}}"#,
      "/encoding/x/type", "temporal"
    ),
  ])
  func whatVegaLiteHasAndWeHaveNot(_ text: String, _ path: String, _ name: String) {
    #expect(error(text) == ChartSpecError(path: path, .outsideSubset(name)))
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("{\n  \"mark\": bar}", 2, 11), ("{\"a\": 01}", 1, 9),
    ("{\"a\": 1} x", 1, 10), ("[1,]", 1, 4), ("\"\u{1}\"", 1, 2), ("\"\\ud800\\u0041\"", 1, 14),
  ])
  func faultsInTheText(_ text: String, _ line: Int, _ column: Int) {
    guard case .notJSON(_, line: let l, column: let c)? = error(text)?.problem else {
      Issue.record("no fault in \(text)")
      return
    }
    #expect(l == line)
    #expect(c == column)
  }

  @Test func deepNestingIsAnErrorAndNoCrash() {
    let text = String(repeating: "[", count: 100_000)
    guard case .notJSON? = error(text)?.problem else {
      Issue.record("deep nesting was read")
      return
    }
  }

  @Test func wrongTypesAreNamed() {
    let found = error(#"{"mark": "bar", "width": "wide"}"#)
    #expect(found?.path == "/width")
    #expect(found?.description.contains("found the string \"wide\"") == true)
  }

  @Test func badExpressionsPointAtTheirFault() {
    let found = error(#"{"mark": "bar", "transform": [{"filter": "datum.a > "}]}"#)
    #expect(
      found?.problem
        == .badExpression("datum.a > ", column: 11, message: "the expression ends too early"))
    let unknown = error(#"{"mark": "bar", "transform": [{"filter": "lgo(datum.a)"}]}"#)
    #expect(unknown?.description.contains("did you mean “log”?") == true)
  }

  @Test func lenientReadingLeavesOutAndSaysSo() throws {
    let text = """
      {"mark": {"type": "bar", "tooltip": true}, "params": [],
       "data": {"values": [{"a": 1}]},
       "encoding": {"x": {"field": "a", "type": "quantitative"}, "theta": {"field": "a"}}}
      """
    let (spec, warnings) = try ChartSpec.lenient(json: Data(text.utf8))
    #expect(warnings.map(\.path).sorted() == ["/encoding/theta", "/mark/tooltip", "/params"])
    #expect(spec.view.encoding?.channels.keys.map(\.rawValue) == ["x"])
  }

  @Test func unknownFieldsAreNamed() throws {
    let text =
      #"{"mark": "bar", "data": {"values": [{"rate": 1}]}, "encoding": {"x": {"field": "rats"}}}"#
    let spec = try ChartSpec(json: Data(text.utf8))
    #expect(
      throws: ChartSpecError(
        path: "/encoding/x/field", .unknownField("rats", valid: ["rate"], nearest: "rate"))
    ) {
      try Chart.scene(of: spec, measuring: FixedMetrics())
    }
  }

  @Test func namedDataComesFromTheCaller() throws {
    let text = #"{"mark": "point", "data": {"name": "t"}, "encoding": {"x": {"field": "a"}}}"#
    let table = DataTable([("a", .numbers([1, 2, 3]))])
    let drawn = try scene(text, data: ["t": table])
    #expect(drawn.groups("mark-0").first?.group.centers.count == 3)
    #expect(
      throws: ChartSpecError(path: "/data/name", .unknownData("t", valid: ["u"], nearest: "u"))
    ) {
      try scene(text, data: ["u": table])
    }
  }

  @Test func writingGivesTheSameSpecAndBytes() throws {
    let original = try ChartSpec(json: Data(PassAtKFigureTests.text.utf8))
    let bytes = original.encoded()
    let again = try ChartSpec(json: bytes)
    #expect(again == original)
    #expect(again.encoded() == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(#"{"$schema":"https://vega.github.io/schema/vega-lite/v5.json","data":"#))
  }

  @Test func specsAreValuesToo() throws {
    var view = ViewSpec(.mark(MarkSpec(.line)))
    view.data = .on(.inline(DataTable([("k", .numbers([1, 10])), ("p", .numbers([0.3, .nan]))])))
    var x = ChannelSpec.field("k", .quantitative)
    x.scale = .on(ScaleSpec(.log))
    view.encoding = EncodingSpec([.x: x, .y: .field("p", .quantitative)])
    let text = String(decoding: ChartSpec(view).encoded(), as: UTF8.self)
    #expect(text.contains(#""values":[{"k":1,"p":0.3},{"k":10,"p":null}]"#))
    #expect(text.contains(#""x":{"field":"k","scale":{"type":"log"},"type":"quantitative"}"#))
  }
}
