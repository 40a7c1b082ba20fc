import Archives
import Foundation

/// What is the first thing that differs between two files of unequal bytes.
enum FileDifference {
  /// - Parameter path: Tells by its end how the file is read.
  static func reason(path: String, found: Data, wanted: Data) -> String {
    if path.hasSuffix(".gz") { return packed(found, wanted) }
    let isText = [".md", ".html", ".csv", ".json", ".jsonl", ".svg"].contains {
      path.hasSuffix($0)
    }
    guard isText else { return bytes(found, wanted) }
    // In comma-separated values a comma ends a number.
    return line(
      Array(found), Array(wanted), isInWord: path.hasSuffix(".csv") ? isInField : isInWord)
  }

  private static func packed(_ found: Data, _ wanted: Data) -> String {
    guard let lines = try? Gzip.decompress(Array(found)) else {
      return "the file is damaged: it cannot be unpacked"
    }
    guard let others = try? Gzip.decompress(Array(wanted)), lines != others else {
      return "the lines are the same, but packed otherwise; " + bytes(found, wanted)
    }
    return line(lines, others, isInWord: isInWord)
  }

  /// Where two files of bytes part, and how long they are.
  private static func bytes(_ found: Data, _ wanted: Data) -> String {
    let place = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset
    let length =
      found.count == wanted.count
      ? "" : "; it has \(found.count) bytes and should have \(wanted.count)"
    return "byte \(place ?? min(found.count, wanted.count)) is the first that differs" + length
  }

  /// The first line that differs, and in it the first word.
  private static func line(
    _ found: [UInt8], _ wanted: [UInt8], isInWord: (Character) -> Bool
  ) -> String {
    let newline = UInt8(ascii: "\n")
    let lines = found.split(separator: newline, omittingEmptySubsequences: false)
    let others = wanted.split(separator: newline, omittingEmptySubsequences: false)
    let index = zip(lines, others).enumerated().first { $1.0 != $1.1 }?.offset
    guard let index else {
      return lines.count < others.count
        ? "ends after line \(lines.count), with \(others.count - lines.count) more to come"
        : "line \(others.count + 1) and what follows is too much"
    }
    let (line, other) = (Array(lines[index]), Array(others[index]))
    guard let line = String(validating: line, as: UTF8.self),
      let other = String(validating: other, as: UTF8.self)
    else { return "line \(index + 1) differs" }
    let (a, b) = words(line, other, isInWord)
    return "line \(index + 1): \(quoted(a)) should be \(quoted(b))"
  }

  /// The words around the first difference, a number whole.
  private static func words(
    _ first: String, _ second: String, _ isInWord: (Character) -> Bool
  ) -> (String, String) {
    let (a, b) = (Array(first), Array(second))
    let place = zip(a, b).prefix { $0 == $1 }.count
    var start = place
    while start > 0, isInWord(a[start - 1]) { start -= 1 }
    let words = (word(a, from: start, isInWord), word(b, from: start, isInWord))
    // The first word may end right before the difference.
    guard words.0 == words.1 else { return words }
    return (String(a[place...].prefix(40)), String(b[place...].prefix(40)))
  }

  private static func word(
    _ line: [Character], from start: Int, _ isInWord: (Character) -> Bool
  ) -> String {
    var end = start
    while end < line.count, end - start < 60, end == start || isInWord(line[end]) { end += 1 }
    return String(line[start..<min(end, line.count)])
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "+-−.,%_".contains(character)
  }

  private static func isInField(_ character: Character) -> Bool {
    character != "," && isInWord(character)
  }

  private static func quoted(_ word: String) -> String {
    word.isEmpty ? "nothing" : "“\(word)”"
  }
}
