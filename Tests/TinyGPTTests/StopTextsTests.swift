import LanguageModels
import Testing

@testable import TinyGPT

@Suite struct StopTextsTests {
  /// Where a text ends that arrives in pieces; `nil` where it does not.
  private func end(_ pieces: [String], _ stops: [String]) -> String? {
    let stops = StopTexts(stops)
    var bytes: [UInt8] = []
    for piece in pieces {
      let known = bytes.count
      bytes += piece.utf8
      if let end = stops.firstMatch(in: bytes, after: known) {
        return String(decoding: bytes[..<end], as: UTF8.self)
      }
    }
    return nil
  }

  @Test func acrossTokens() {
    #expect(end(["x\n", "d", "ef f"], SamplingParameters.codexStop) == "x")
    #expect(end(["x", "\n", "pri", "nt"], SamplingParameters.codexStop) == "x")
    #expect(end(["x", "\n", "pri", "me"], SamplingParameters.codexStop) == nil)
    #expect(end(["\n\ndef"], SamplingParameters.codexStop) == "\n")
  }

  /// Every way to cut a text in pieces ends it at the same place.
  @Test func howeverItIsCut() {
    let text = "ab\nabcé\n#x"
    let scalars = Array(text)
    for cuts in 0..<(1 << (scalars.count - 1)) {
      var pieces = [""]
      for (index, scalar) in scalars.enumerated() {
        pieces[pieces.count - 1].append(scalar)
        if cuts >> index & 1 == 1 { pieces.append("") }
      }
      #expect(end(pieces, ["\n#", "zzz"]) == "ab\nabcé")
      #expect(end(pieces, ["é\n#", "é\n#x"]) == "ab\nabc")
    }
  }

  @Test func theFirstOfSeveralInOneToken() {
    #expect(end(["one two three"], ["three", "two"]) == "one ")
    #expect(end(["one"], ["", "x"]) == nil)
    #expect(end(["", "", "one"], ["o"]) == "")
  }
}
