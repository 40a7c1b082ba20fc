extension CodeForm {
  /// The form with one operator or name wrong; `nil` where the right one does not occur in it.
  ///
  /// The last occurrence is replaced: before it the same sign may be part of a loop's head.
  func slipped(_ slip: Operation.Slip) -> CodeForm? {
    switch self {
    case .expression(let template, let loose):
      guard let wrong = Self.replace(slip, in: template) else { return nil }
      return .expression(wrong, loose: loose)
    case .loop(var lines):
      for index in lines.indices.reversed() {
        guard let wrong = Self.replace(slip, in: lines[index]) else { continue }
        lines[index] = wrong
        return .loop(lines)
      }
      return nil
    }
  }

  private static func replace(_ slip: Operation.Slip, in template: Template) -> Template? {
    let text = Array(template.text.utf8)
    let right = Array(slip.right.utf8)
    guard text.count >= right.count else { return nil }
    for start in stride(from: text.count - right.count, through: 0, by: -1)
    where text[start..<(start + right.count)].elementsEqual(right) {
      let wrong = text[..<start] + slip.wrong.utf8 + text[(start + right.count)...]
      return Template(String(decoding: wrong, as: UTF8.self))
    }
    return nil
  }
}
