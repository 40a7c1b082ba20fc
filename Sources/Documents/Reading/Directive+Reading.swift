extension Directive {
  /// Reads a fenced code block as a directive if its info string begins with `{name}`.
  ///
  /// Leading lines of the form `:option: value` are options; the rest is the body, with the empty
  /// lines around it removed.
  ///
  /// - Parameters:
  ///   - info: The words after the opening fence.
  ///   - text: What stands between the fences.
  ///   - line: The line of the opening fence.
  init?(info: String, text: String, line: Int) {
    guard info.hasPrefix("{"), let end = info.firstIndex(of: "}") else { return nil }
    name = String(info[info.index(after: info.startIndex)..<end])
    argument = info[info.index(after: end)...].trimmed
    options = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    bodyLine = line + 1
    while let first = lines.first, let option = Option(first, line: bodyLine) {
      options.append(option)
      lines.removeFirst()
      bodyLine += 1
    }
    while let first = lines.first, first.trimmed.isEmpty {
      lines.removeFirst()
      bodyLine += 1
    }
    while let last = lines.last, last.trimmed.isEmpty { lines.removeLast() }
    body = lines.joined(separator: "\n")
  }
}

extension Directive.Option {
  /// Reads `:name: value`, or nothing if the line has another form.
  init?(_ text: Substring, line: Int) {
    guard text.first == ":" else { return nil }
    let rest = text.dropFirst()
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let name = rest[..<colon]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    self.init(name: String(name), value: rest[rest.index(after: colon)...].trimmed, line: line)
  }
}

extension StringProtocol {
  /// Without the white space at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
