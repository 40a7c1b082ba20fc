import Documents

/// Text of programs made harmless: what would not be seen, or would turn the text around it, is shown
/// as its number.
enum VisibleText {
  /// `text` for elements and quoted attributes of HTML.
  static func html(_ text: some StringProtocol) -> String {
    var visible = ""
    for scalar in text.unicodeScalars {
      if isSeen(scalar) {
        visible.unicodeScalars.append(scalar)
      } else {
        visible += "⟨U+" + String(scalar.value, radix: 16, uppercase: true) + "⟩"
      }
    }
    return HTMLWriter.escaped(visible)
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Line ends and tabs apart, these are invisible, or set the direction of what follows.
    case .control: scalar == "\n" || scalar == "\t"
    case .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
