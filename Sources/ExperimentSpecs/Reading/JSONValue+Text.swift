extension JSONValue {
  /// How ``text(_:)`` lays a value out.
  public enum Layout: Hashable, Sendable {
    /// Two spaces an indent, keys in their own order, a newline at the end: for people.
    case pretty
    /// One line, keys sorted by their UTF-8 bytes: equal values have equal texts, for hashing.
    case canonical
  }

  /// The value as JSON; non-ASCII letters and slashes stand for themselves.
  public func text(_ layout: Layout) -> String {
    var out = ""
    write(to: &out, layout: layout, indent: 0)
    if layout == .pretty { out += "\n" }
    return out
  }

  /// The shortest decimal that reads back as `number`; whole numbers without a fraction.
  public static func text(of number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    return "\(number)"
  }

  private func write(to out: inout String, layout: Layout, indent: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let flag): out += flag ? "true" : "false"
    case .number(let number): out += Self.text(of: number)
    case .string(let text): Self.write(text, to: &out)
    case .list(let elements):
      Self.writeBlock("[", elements, "]", to: &out, layout: layout, indent: indent) {
        $0.write(to: &$1, layout: layout, indent: indent + 1)
      }
    case .object(let members):
      let ordered =
        layout == .pretty
        ? members : members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.writeBlock("{", ordered, "}", to: &out, layout: layout, indent: indent) {
        Self.write($0.key, to: &$1)
        $1 += layout == .pretty ? ": " : ":"
        $0.value.write(to: &$1, layout: layout, indent: indent + 1)
      }
    }
  }

  private static func writeBlock<Item>(
    _ open: String, _ items: [Item], _ close: String, to out: inout String, layout: Layout,
    indent: Int, each: (Item, inout String) -> Void
  ) {
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      if layout == .pretty { out += "\n" + String(repeating: "  ", count: indent + 1) }
      each(item, &out)
    }
    if layout == .pretty, !items.isEmpty {
      out += "\n" + String(repeating: "  ", count: indent)
    }
    out += close
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    defer { out += "\"" }
    // Most texts stand for themselves as a whole.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      out += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\0"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
