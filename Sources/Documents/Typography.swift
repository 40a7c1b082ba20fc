extension String {
  /// The text with a space that no line ends at between a number and its percent sign.
  ///
  /// Such a space is U+00A0 in the result.
  package var keepingPercentages: String {
    guard contains(" %") else { return self }
    var result = ""
    var before: Character = " "
    for (character, next) in zip(self, dropFirst().map(Optional.some) + [nil]) {
      let isKept = character == " " && next == "%" && before.isNumber
      result.append(isKept ? "\u{A0}" : character)
      before = character
    }
    return result
  }
}
