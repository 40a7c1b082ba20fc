import Charts
import Testing

/// Numbers keep their exact value on the way in and out.
@Suite struct NumberReadingTests {
  @Test(arguments: [
    "0.1", "0.30000000000000004", "1e-320", "123456789012345678", "9007199254740993",
    "-0.000001", "1.7976931348623157e308", "5e-324", "100", "3.141592653589793",
  ])
  func asSwiftReadsThem(_ text: String) throws {
    let drawn = try scene(
      """
      {"mark": "point", "data": {"values": [{"a": \(text)}]},
       "encoding": {"x": {"field": "a", "type": "quantitative", "scale": null}}}
      """)
    let place = try #require(drawn.groups("mark-0").first?.group.centers.first?.x)
    #expect(place == Double(text))
  }
}
