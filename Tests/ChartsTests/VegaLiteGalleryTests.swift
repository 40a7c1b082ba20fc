import Charts
import Foundation
import Testing

/// The charts of the gallery have their ticks and marks where the real Vega-Lite puts them; see
/// `Fixtures/vega_lite_gallery.py`.
@Suite struct VegaLiteGalleryTests {
  /// What Vega-Lite drew for one chart, in the coordinates of its plots.
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let axes: [Axis]
    let marks: [Mark]
    var testDescription: String { name }

    struct Axis: Decodable, Sendable {
      let channel: String
      let labels: [String]
      let places: [Double]
    }

    struct Mark: Decodable, Sendable {
      let type: String
      let items: [Item]
    }

    struct Item: Decodable, Sendable {
      let x: Double?
      let y: Double?
      let x2: Double?
      let y2: Double?
      let width: Double?
      let height: Double?

      var place: Point { Point(x ?? 0, y ?? 0) }

      /// The upper left and lower right corners of what a rect or a rule covers.
      var corners: (Point, Point) {
        let (x, y) = (x ?? 0, y ?? 0)
        let (right, bottom) = (x2 ?? x + (width ?? 0), y2 ?? y + (height ?? 0))
        return (Point(min(x, right), min(y, bottom)), Point(max(x, right), max(y, bottom)))
      }
    }
  }

  /// Where ours differ on purpose, and in what.
  private static let differences: [String: Set<String>] = [
    // Vega draws decades on a symlog axis nowhere, and one tick at each end.
    "symlog": ["y"],
    // Ellipses stand where the letters' widths put them.
    "labels-of-200-characters": ["y"],
    // Vega samples a curve where it bends most, ours evenly.
    "regression-power": ["line"],
    // Vega's logarithm of a negative number spoils the whole axis.
    "log-with-negatives": ["x", "y", "line"],
    // The paper's theme leaves room between data and frame, as its figures do.
    "theme-paper": ["x", "y", "symbol", "line"],
    // Bootstrapped intervals are drawn by chance in Vega; ticks as wide as a category.
    "error-bars-ci": ["rect", "rule"],
    // Ticks at the ends of error bars have a width of their own here.
    "error-bars-log": ["rect"],
  ]

  static func cases() throws -> [Case] {
    try JSONDecoder().decode([Case].self, from: fixture("vega-lite-gallery.json"))
  }

  private func scene(_ name: String) throws -> Scene {
    let json = try Data(
      contentsOf: GalleryTests.gallery.appending(path: name + ".vl.json"))
    return try Chart.scene(of: ChartSpec(json: json), measuring: FixedMetrics()).scene
  }

  private func isCompared(_ part: String, of expected: Case) -> Bool {
    Self.differences[expected.name]?.contains(part) != true
  }

  @Test func everyChartIsThere() throws {
    #expect(try Self.cases().map(\.name).sorted() == GalleryTests.names)
  }

  /// Each label stands within a pixel of Vega's tick of that value; Vega rounds ticks to pixels.
  @Test(arguments: try cases()) func ticks(_ expected: Case) throws {
    let scene = try scene(expected.name)
    for channel in ["x", "y"] where isCompared(channel, of: expected) {
      let theirs = expected.axes.filter { $0.channel == channel }
        .flatMap { zip($0.labels.map(LabelValue.init), $0.places) }
      for (place, text) in levelLabels(scene, channel) where !theirs.isEmpty {
        let same = theirs.filter { $0.0 == LabelValue(text) }
        #expect(
          same.contains { ($0.1 - place).magnitude <= 1.01 },
          "\(channel): \(text) at \(place), Vega has it at \(same.map(\.1))")
      }
    }
  }

  /// The level labels of an axis, without its title, with the places they stand for.
  private func levelLabels(_ scene: Scene, _ channel: String) -> [(place: Double, text: String)] {
    scene.groups("axis-" + channel).flatMap { group, _ -> [(place: Double, text: String)] in
      let texts = group.texts.filter { $0.rotationDegrees == 0 }
      let isTurned = channel == "x" && texts.count < group.texts.count
      guard !isTurned else { return [] }
      // Below an axis the title is the lowest line.
      let baseline = texts.map(\.origin.y).min()
      return texts.filter { channel == "y" || $0.origin.y == baseline }.map { text in
        let extent = FixedMetrics().extent(of: text.string, font: text.font)
        let middle = (extent.ascent - extent.descent) / 2
        return (channel == "x" ? text.origin.x : text.origin.y - middle, text.string)
      }
    }
  }

  @Test(arguments: try cases()) func marks(_ expected: Case) throws {
    let ours = Drawn(try scene(expected.name))
    for mark in expected.marks where isCompared(mark.type, of: expected) {
      switch mark.type {
      case "symbol":
        for item in mark.items { #expect(ours.hasCenter(item.place), "\(item)") }
      case "line":
        for item in mark.items { #expect(ours.hasVertex(item.place), "\(item)") }
      case "area":
        for item in mark.items {
          #expect(ours.hasVertex(item.place), "\(item)")
          #expect(ours.hasVertex(Point(item.x ?? 0, item.y2 ?? 0)), "\(item)")
        }
      default:
        for item in mark.items { #expect(ours.hasBox(item.corners), "\(item)") }
      }
    }
    let symbols = expected.marks.filter { $0.type == "symbol" }.flatMap(\.items)
    if !symbols.isEmpty, isCompared("symbol", of: expected) {
      #expect(ours.centers.count == symbols.count)
    }
  }
}

extension Scene.Group {
  /// The texts that stand in the group itself.
  fileprivate var texts: [Scene.Text] {
    nodes.compactMap { node in
      if case .text(let text) = node { text } else { nil }
    }
  }
}

/// The places of all marks of a picture, each in the coordinates of its plot.
private struct Drawn {
  let centers: [Point]
  private let vertices: [Point]
  private let boxes: [(Point, Point)]

  init(_ scene: Scene) {
    let groups = (0..<20).flatMap { scene.groups("mark-\($0)").map(\.group) }
    centers = groups.flatMap(\.centers)
    let outlines = groups.flatMap(\.outlines)
    vertices = outlines.flatMap { $0 }
    boxes = outlines.map { outline in
      let (xs, ys) = (outline.map(\.x), outline.map(\.y))
      return (
        Point(xs.min() ?? 0, ys.min() ?? 0), Point(xs.max() ?? 0, ys.max() ?? 0)
      )
    }
  }

  private func isNear(_ a: Point, _ b: Point, _ tolerance: Double) -> Bool {
    (a.x - b.x).magnitude <= tolerance && (a.y - b.y).magnitude <= tolerance
  }

  func hasCenter(_ place: Point) -> Bool { centers.contains { isNear($0, place, 0.002) } }

  func hasVertex(_ place: Point) -> Bool { vertices.contains { isNear($0, place, 0.002) } }

  /// Half a pixel more for the thickness of ticks, and for gaps that Vega leaves on one side.
  func hasBox(_ corners: (Point, Point)) -> Bool {
    boxes.contains { isNear($0.0, corners.0, 0.52) && isNear($0.1, corners.1, 0.52) }
  }
}

/// What a label says, however it is written: `10³` is `1,000`, and `2.0k` is `2k`.
private struct LabelValue: Equatable {
  private let number: Double?
  private let text: String

  init(_ label: String) {
    text = label
    var plain = label.replacing("−", with: "-").replacing(",", with: "")
    var factor = 1.0
    let powers: [Character: Double] = ["%": 0.01, "k": 1e3, "M": 1e6, "G": 1e9, "m": 1e-3]
    if let last = plain.last, let power = powers[last], Double(plain.dropLast()) != nil {
      factor = power
      plain.removeLast()
    }
    let raised = Dictionary(uniqueKeysWithValues: zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    if plain.hasPrefix("10"), plain.dropFirst(2).allSatisfy({ raised[$0] != nil }) {
      let exponent = String(plain.dropFirst(2).compactMap { raised[$0] })
      number = exponent.isEmpty ? 10 * factor : Double("1e" + exponent)
    } else {
      number = Double(plain).map { $0 * factor }
    }
  }

  static func == (a: LabelValue, b: LabelValue) -> Bool {
    guard let one = a.number, let two = b.number else { return a.text == b.text }
    return (one - two).magnitude <= 1e-9 * max(one.magnitude, two.magnitude)
  }
}
