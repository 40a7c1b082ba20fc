/// Reads comma-separated values (RFC 4180, any line ends).
public enum CommaSeparatedValues {
  /// The fields of each line that has any.
  ///
  /// - Returns: `nil` for a text with a quotation that does not end.
  public static func rows(of text: String) -> [[String]]? {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var previous: Character?
    for character in text {
      switch character {
      case "\"" where !isQuoted:
        // A second quotation mark right after the first's end stands for itself.
        if previous == "\"" { field.append("\"") }
        isQuoted = true
      case "\"": isQuoted = false
      case "," where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case _ where character.isNewline && !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.append(character)
      }
      previous = character
    }
    if !field.isEmpty || !rows[rows.count - 1].isEmpty { rows[rows.count - 1].append(field) }
    return isQuoted ? nil : rows.filter { !$0.isEmpty && $0 != [""] }
  }
}
