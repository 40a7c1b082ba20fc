import Charts
import Foundation
import FoundationXML
import Testing

@testable import Rendering

struct SVGWriterTests {
  let renderer: SceneRenderer

  init() throws {
    renderer = try Samples.renderer()
  }

  /// Reads names and references, and so also whether it is XML at all.
  private final class Names: NSObject, XMLParserDelegate {
    var defined: [String] = []
    var used: Set<String> = []
    var words: [String] = []
    private var element = ""

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      self.element = element
      if let id = attributes["id"] { defined.append(id) }
      if let use = attributes["href"], use.hasPrefix("#") { used.insert(String(use.dropFirst())) }
      if let clip = attributes["clip-path"] { used.insert(String(clip.dropFirst(5).dropLast())) }
      for id in (attributes["aria-labelledby"] ?? "").split(separator: " ") {
        used.insert(String(id))
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      self.element = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if element == "desc" || element == "title" { words.append(string) }
    }
  }

  private func names(in svg: String) throws -> Names {
    let names = Names()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = names
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return names
  }

  @Test func everyNameIsDefinedOnceAndBeginsWithThePrefix() throws {
    let names = try names(in: try renderer.svg(Samples.mixed, idPrefix: "fig5", title: "T"))
    #expect(Set(names.defined).count == names.defined.count)
    #expect(Set(names.defined) == names.used)
    #expect(names.defined.allSatisfy { $0.hasPrefix("fig5-") })
    #expect(names.words.joined() == "TA <test> picture & its \"words\".")
  }

  @Test func oddPrefixesStayApart() throws {
    let one = try names(in: try renderer.svg(Samples.mixed, idPrefix: "a b"))
    let two = try names(in: try renderer.svg(Samples.mixed, idPrefix: "a\"<b"))
    #expect(Set(one.defined).isDisjoint(with: two.defined))
    #expect(Set(two.defined) == two.used)
  }

  @Test func controlCharactersDoNotSpoilTheDocument() throws {
    var scene = Samples.page(Samples.text("a\u{1}b\u{FFFF}<&>", at: Point(5, 50)))
    scene.alternative = "a\u{0}\u{1}\u{FFFE}b ]]> \u{10FFFF}"
    _ = try names(in: try renderer.svg(scene, idPrefix: "a"))
  }

  @Test func glyphsAreDefinedOnceForAllSizes() throws {
    var scene = Samples.page()
    scene.nodes = (0..<3).map { row in
      Samples.text(
        "a aa", at: Point(10, 20 * Double(row)), Font(.sans, sizePoints: 8 + Double(row)))
    }
    let svg = try renderer.svg(scene, idPrefix: "fig")
    #expect(svg.components(separatedBy: "<path id=").count - 1 == 1)
    #expect(svg.components(separatedBy: "<use ").count - 1 == 9)
  }

  @Test func farCoordinatesStayWithinWhatViewersDraw() throws {
    let far = Samples.line(Point(-1e9, 50), Point(1e9, 50))
    let stroke = Stroke(color: Samples.red, widthPoints: 1)
    let svg = try renderer.svg(
      Samples.page(.path(far, fill: nil, stroke: stroke)), idPrefix: "a")
    #expect(svg.contains("M-10000 50 10100 50"))
  }

  @Test func crowdsOfMarkersArePixels() throws {
    func svg(_ count: Int) throws -> String {
      let markers = Scene.Markers(
        shape: Samples.square(-1, -1, 2), centers: Samples.scattered(count), fill: Samples.red,
        stroke: nil)
      return try renderer.svg(Samples.page(.markers(markers)), idPrefix: "a")
    }
    #expect(try svg(1000).components(separatedBy: "<use ").count - 1 == 1000)
    let many = try svg(MarkerRaster.crowdInFiles + 1)
    let match = try #require(many.firstMatch(of: /href="data:image\/png;base64,([^"]+)"/))
    let png = try PNGReader([UInt8](try #require(Data(base64Encoded: String(match.1)))))
    // The places span 80 points and a marker's 2, at 4 pixels a point.
    #expect((325...332).contains(png.width) && (325...332).contains(png.height))
    #expect(png.pixel(png.width / 2, png.height / 2) == 0xFFFF_0000)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.001, "0"), (0.5, ".5"), (-0.5, "-.5"), (12, "12"), (1.005, "1"), (1.25, "1.25"),
    (-3.1, "-3.1"), (99.999, "100"), (0.05, ".05"), (1e5, "100000"), (.nan, "0"), (1e300, "0"),
  ])
  func numbersAreShort(_ number: Double, _ wanted: String) {
    var text = SVGText()
    text.append(number)
    #expect(text.string == wanted)
  }

  @Test func outlinesLeaveOutWhatRepeats() {
    var text = SVGText()
    text.append(
      Path([
        .move(Point(1, 2)), .line(Point(3, 4)), .line(Point(5.5, -6)),
        .curve(control1: Point(1, 1), control2: Point(2, 2), end: Point(3, 3)), .close,
      ]))
    #expect(text.string == "M1 2 3 4 5.5 -6C1 1 2 2 3 3Z")
  }
}
