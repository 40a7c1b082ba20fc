/// The elements of an HTML text, found by a small strict scanner: an outside view of what a
/// browser would see as markup.
struct HTMLElements {
  private(set) var names: [String] = []
  private(set) var attributes: [(name: String, value: String)] = []
  /// Whether every tag is closed in order and every attribute is quoted.
  private(set) var isWellFormed = true
  /// The words between the tags, without those of scripts and styles.
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "mspace", "link"]

  init(_ html: String) {
    var rest = Substring(html)
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      addText(rest[..<start], inside: open.last)
      rest = rest[rest.index(after: start)...]
      guard let end = Self.endOfTag(rest) else {
        isWellFormed = false
        return
      }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { isWellFormed = false }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber }).lowercased()
      names.append(name)
      read(tag.dropFirst(name.count))
      if Self.void.contains(name) || tag.hasSuffix("/") { continue }
      open.append(name)
      if name == "script" || name == "style", let close = rest.firstRange(of: "</\(name)>") {
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { isWellFormed = false }
  }

  func count(of name: String) -> Int {
    names.count { $0 == name }
  }

  private mutating func addText(_ words: Substring, inside element: String?) {
    let plain = words.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    text += plain
    if element != "mi" && element != "mn" && element != "mo" { text += " " }
  }

  /// The end of a tag, past quoted attributes.
  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      } else if character == "<" {
        return nil
      }
    }
    return nil
  }

  private mutating func read(_ attributes: Substring) {
    var rest = attributes
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard !rest.isEmpty else { return }
      let name = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else {
        self.attributes.append((name.lowercased(), ""))
        continue
      }
      rest = rest.dropFirst()
      guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else {
        isWellFormed = false
        return
      }
      self.attributes.append(
        (name.lowercased(), String(rest[rest.index(after: rest.startIndex)..<close])))
      rest = rest[rest.index(after: close)...]
    }
  }
}
