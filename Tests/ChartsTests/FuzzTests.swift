import Charts
import Foundation
import Testing

/// Damaged specs are refused or drawn; none crashes or hangs.
@Suite struct FuzzTests {
  /// SplitMix64, so that a failure can be seen again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let seeds = [
    PassAtKFigureTests.text,
    #"{"mark":"bar","data":{"values":[{"r":0.1},{"r":0.5}]},"encoding":{"x":{"bin":{"maxbins":20},"field":"r"},"y":{"aggregate":"count"}}}"#,
    #"{"mark":{"type":"errorbar","ticks":true},"data":{"values":[{"c":"a","v":1},{"c":"a","v":2}]},"encoding":{"x":{"field":"c","type":"nominal"},"y":{"field":"v"},"row":{"field":"c"}}}"#,
    #"{"mark":"line","transform":[{"density":"v","steps":5},{"filter":"datum.value>0&&!(datum.density==1)"}],"data":{"values":[{"v":1},{"v":2}]},"encoding":{"x":{"field":"value","scale":{"type":"symlog"}},"y":{"field":"density","scale":{"domain":[0,1]}}}}"#,
  ]

  private static let tokens = [
    "null", "-1", "1e308", "-1e308", "1e-320", "0", "\"\"", "[]", "{}", "true", "\"log\"",
    "\"band\"", "\"nominal\"", "\"sum\"", "1e9", "[null]", "[1,0]", "\"datum.x\"",
  ]

  private func mutated(_ text: String, _ generator: inout Generator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 12))
      default:
        // A whole value in place of another: past the reader, into scales and layout.
        guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { continue }
        let end =
          bytes[(colon + 1)...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
          ?? bytes.count
        let token = Self.tokens[Int.random(in: 0..<Self.tokens.count, using: &generator)]
        bytes.replaceSubrange((colon + 1)..<end, with: Array(token.utf8))
      }
      if bytes.isEmpty { break }
    }
    return bytes
  }

  @Test(arguments: 0..<4) func damagedSpecsNeverCrash(_ seed: Int) {
    var generator = Generator(state: UInt64(seed))
    var drawn = 0
    for _ in 0..<400 {
      let data = Data(mutated(Self.seeds[seed], &generator))
      if let (spec, _) = try? ChartSpec.lenient(json: data),
        let (scene, _) = try? Chart.scene(of: spec, measuring: FixedMetrics())
      {
        #expect(scene.width.isFinite && scene.height.isFinite)
        drawn += 1
      }
      _ = try? ChartSpec(json: data)
    }
    // The damage must not be so great that nothing but the reader is tried.
    #expect(drawn > 20)
  }

  /// The charts of the gallery have every mark and transform; each is damaged in some ways.
  @Test(arguments: GalleryTests.names) func damagedChartsNeverCrash(_ name: String) throws {
    let json = try Data(contentsOf: GalleryTests.gallery.appending(path: name + ".vl.json"))
    let text = String(decoding: json, as: UTF8.self)
    var generator = Generator(state: UInt64(text.utf8.count))
    for _ in 0..<8 {
      let data = Data(mutated(text, &generator))
      guard let (spec, _) = try? ChartSpec.lenient(json: data),
        let (scene, _) = try? Chart.scene(of: spec, measuring: FixedMetrics())
      else { continue }
      #expect(scene.width.isFinite && scene.height.isFinite)
    }
  }
}
