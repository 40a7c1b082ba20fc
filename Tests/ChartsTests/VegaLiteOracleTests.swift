import Charts
import Foundation
import Testing

/// Ticks and marks agree with those of the real Vega-Lite; see `Fixtures/vega_lite_oracle.py`.
@Suite struct VegaLiteOracleTests {
  /// What Vega-Lite drew for one spec.
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let axes: [String: Axis]
    let marks: [Mark]
    var testDescription: String { name }

    struct Axis: Decodable, Sendable {
      let places: [Double]
      let labels: [String]
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
    }
  }

  static func cases() throws -> [Case] {
    try JSONDecoder().decode([Case].self, from: fixture("vega-lite-oracle.json"))
  }

  /// The specs, by the names of their cases.
  private static let specs: [String: ChartSpec] = {
    struct Entry: Decodable {
      let name: String
      let spec: AnyJSON
    }
    guard let data = try? fixture("vega-lite-oracle.json"),
      let entries = try? JSONDecoder().decode([Entry].self, from: data)
    else { return [:] }
    return entries.reduce(into: [:]) { specs, entry in
      specs[entry.name] = try? ChartSpec(json: JSONEncoder().encode(entry.spec))
    }
  }()

  private func spec(_ name: String) throws -> ChartSpec { try #require(Self.specs[name]) }

  private func scene(_ name: String) throws -> Scene {
    try Chart.scene(of: spec(name), measuring: FixedMetrics()).scene
  }

  /// Vega rounds tick places down to whole pixels; labels that ours leaves out for lack of room
  /// are not compared.
  @Test(arguments: try cases()) func ticks(_ expected: Case) throws {
    let scene = try scene(expected.name)
    // Vega's ticks on a symlog axis are linear ones, crowded at the far end; ours are decades.
    for (name, axis) in expected.axes where !(expected.name == "symlog" && name == "y") {
      let theirs = Dictionary(
        zip(axis.labels.map(Self.value), axis.places).filter { !$0.0.isEmpty },
        uniquingKeysWith: { first, _ in first })
      let ours = scene.labels(name)
      #expect(!ours.isEmpty)
      for (place, text) in ours {
        let their = try #require(
          theirs[Self.value(text)], "\(text) is no label of \(axis.labels)")
        let middle = name == "y" ? Self.baselineShift : 0
        #expect((place - middle - their).magnitude <= 1.01, "\(name) \(text)")
      }
    }
  }

  /// Labels by what they say: ours writes 0.1 where Vega writes 0.10.
  private static func value(_ label: String) -> String {
    let plain = label.replacing("−", with: "-").replacing(",", with: "")
    return Double(plain).map { "\($0)" } ?? label
  }

  private static var baselineShift: Double {
    let font = Font(sizePoints: Theme.standard.sizes.axisLabel)
    let extent = FixedMetrics().extent(of: "0", font: font)
    return (extent.ascent - extent.descent) / 2
  }

  /// Vega puts the gap of a histogram's bars beside each bar, ours half on each side.
  @Test(arguments: try cases()) func marks(_ expected: Case) throws {
    let scene = try scene(expected.name)
    let mark = try #require(expected.marks.first)
    let group = try #require(scene.groups("mark-0").first?.group)
    switch mark.type {
    case "symbol": expectEqual(group.centers, mark.items.map { Point($0.x ?? 0, $0.y ?? 0) })
    case "line":
      expectEqual(group.outlines.first ?? [], mark.items.map { Point($0.x ?? 0, $0.y ?? 0) })
    case "area":
      let outline = group.outlines.first ?? []
      expectEqual(
        Array(outline.prefix(mark.items.count)), mark.items.map { Point($0.x ?? 0, $0.y ?? 0) })
      expectEqual(
        Array(outline.dropFirst(mark.items.count).reversed()),
        mark.items.map { Point($0.x ?? 0, $0.y2 ?? 0) })
    case "rule":
      let ends = mark.items.flatMap {
        [Point($0.x ?? 0, $0.y ?? 0), Point($0.x2 ?? $0.x ?? 0, $0.y2 ?? $0.y ?? 0)]
      }
      expectEqual(group.outlines.flatMap { $0 }, ends, anyOrder: true)
    case "rect":
      let theirs = mark.items.flatMap { item in
        let (x, y) = (item.x ?? 0, item.y ?? 0)
        return [Point(x, y), Point(x + (item.width ?? 0), y + (item.height ?? 0))]
      }
      let ours = group.outlines.flatMap { outline in [outline[0], outline[2]] }
      expectEqual(ours, theirs, tolerance: 0.51, anyOrder: true)
    default: Issue.record("no comparison for \(mark.type)")
    }
  }

  private func expectEqual(
    _ ours: [Point], _ theirs: [Point], tolerance: Double = 1e-6, anyOrder: Bool = false
  ) {
    #expect(ours.count == theirs.count)
    func sorted(_ points: [Point]) -> [Point] {
      guard anyOrder else { return points }
      return points.sorted { ($0.x.rounded(), $0.y) < ($1.x.rounded(), $1.y) }
    }
    for (our, their) in zip(sorted(ours), sorted(theirs)) {
      #expect((our.x - their.x).magnitude <= tolerance, "\(our) \(their)")
      #expect((our.y - their.y).magnitude <= tolerance, "\(our) \(their)")
    }
  }
}

/// Any JSON, to cut specs out of a larger file.
enum AnyJSON: Codable {
  case object([String: AnyJSON])
  case array([AnyJSON])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([AnyJSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: AnyJSON].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
