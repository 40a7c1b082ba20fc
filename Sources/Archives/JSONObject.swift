/// A JSON object whose members keep their order and their values' text.
///
/// For lines that are mostly passed on: reading one decodes nothing but the keys.
///
/// It takes what Python's `json` writes, so `NaN`, `Infinity` and `-Infinity` count as numbers.
/// It is stricter than RFC 8259 where that leaves a choice: a key that comes twice and half of a
/// surrogate pair are errors.
public struct JSONObject: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public let key: String
    public var value: JSONFragment

    public init(key: String, value: JSONFragment) {
      self.key = key
      self.value = value
    }
  }

  /// In their written order; no key comes twice.
  public private(set) var members: [Member]

  /// Reads a text that is one object.
  ///
  /// - Throws: ``JSONFault`` at the first byte that does not fit.
  public init(_ text: [UInt8]) throws(JSONFault) {
    try JSONScanner.checkUTF8(text)
    var scanner = JSONScanner(text[...])
    members = try scanner.wholeObject()
  }

  /// The value of `key`. Setting replaces it in its place, or adds it at the end; `nil` removes it.
  public subscript(key: String) -> JSONFragment? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The object in one line, spaced as Python's `json.dumps` does: `{"a": 1, "b": [2,3]}`.
  public var bytes: [UInt8] {
    var text = [UInt8(ascii: "{")]
    for (index, member) in members.enumerated() {
      if index > 0 { text += ", ".utf8 }
      text += JSONFragment(member.key).bytes
      text += ": ".utf8
      text += member.value.bytes
    }
    text.append(UInt8(ascii: "}"))
    return text
  }
}
