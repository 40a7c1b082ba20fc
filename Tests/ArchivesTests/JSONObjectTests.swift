import Archives
import Foundation
import Testing

@Suite struct JSONObjectTests {
  private func object(_ text: String) throws -> JSONObject {
    try JSONObject(Array(text.utf8))
  }

  @Test func keepsOrderAndText() throws {
    let text = #" {"b" : 1.50e+3 ,"a":[1, {"x":null}],"c":"\u00e9\/é", "n": NaN,"k\n":-0} "#
    var object = try object(text)
    #expect(object.members.map(\.key) == ["b", "a", "c", "n", "k\n"])
    #expect(object.members.map(\.value.kind) == [.number, .list, .string, .number, .number])
    object["b"] = JSONFragment(true)
    object["z"] = JSONFragment("new\u{1}")
    object["a"] = nil
    let result = #"{"b": true, "c": "\u00e9\/é", "n": NaN, "k\n": -0, "z": "new\u0001"}"#
    #expect(String(decoding: object.bytes, as: UTF8.self) == result)
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""a\nb\t\"\\\/""#, "a\nb\t\"\\/"),
    (#""\u0041\u00e9\ud83d\ude00\b\f\r""#, "Aé😀\u{8}\u{C}\r"), (#""\u0000x""#, "\0x"),
    (#""naïve 😀""#, "naïve 😀"),
  ])
  func strings(json: String, text: String) throws {
    #expect(try object("{\"s\":\(json)}")["s"]?.string == text)
  }

  @Test func lists() throws {
    let list = try object(#"{"l": [ "a\"]" , ["b"], 3 ], "e": []}"#)
    #expect(list["l"]?.elements?.map(\.kind) == [.string, .list, .number])
    #expect(list["l"]?.elements?.first?.string == "a\"]")
    #expect(list["e"]?.elements == [])
    #expect(list["l"]?.string == nil)
  }

  @Test(arguments: [
    (#"[1]"#, 1), (#"{"a": 1"#, 8), (#"{"a": 1} x"#, 10), (#"{"a" 1}"#, 6), (#"{"a": 01}"#, 8),
    (#"{"a": .5}"#, 7), (#"{"a": "x}"#, 7), (#"{"a": 1, "a": 2}"#, 10), (#"{"a": "\x"}"#, 8),
    (#"{"é": "\ud83d"}"#, 8), (#"{"a": "\ude00"}"#, 8), (#"{"a": "\u12g4"}"#, 8),
    ("{\"a\": \"\t\"}", 8), (#"{"a": [1,]}"#, 10), (#"{a: 1}"#, 2), (#"{"a": tru}"#, 7), ("", 1),
    (#"{"a":"\"#, 6), (#"{"a": 1e}"#, 9), (#"{"a": "\ud83d\u0041"}"#, 8),
  ])
  func faults(text: String, column: Int) {
    let fault = #expect(throws: JSONFault.self) { try object(text) }
    #expect(fault?.column == column, "\(String(describing: fault))")
  }

  @Test func otherFaults() {
    let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(throws: JSONFault.self) { try object(deep) }
    let fault = #expect(throws: JSONFault.self) { try JSONObject([0x7B, 0x22, 0xFF, 0x22]) }
    #expect(fault?.column == 3)
  }

  /// Foundation reads every string that is written here as the same.
  @Test func writtenStringsAreJSON() throws {
    let strings = ["", "\"\\/", "line\nend\r\t", "\0\u{1F}\u{7F}\u{2028}", "é😀"]
    for string in strings {
      let data = Data(JSONFragment(string).bytes)
      #expect(try JSONDecoder().decode(String.self, from: data) == string)
    }
  }
}
