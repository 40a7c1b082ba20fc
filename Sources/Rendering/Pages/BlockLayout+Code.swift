import Charts
import Documents

extension BlockLayout {
  private static let codeFont = Font(.mono, sizePoints: 8.2)
  private static let codeLeading = 10.8

  private static func color(of kind: CodeSpan.Kind) -> Color {
    switch kind {
    case .plain: TextStyle.ink
    case .keyword: Color(red: 0.545, green: 0.102, blue: 0.537)
    case .name: Color(red: 0, green: 0.384, blue: 0.478)
    case .string: Color(red: 0.145, green: 0.42, blue: 0.122)
    case .number: Color(red: 0.627, green: 0.286, blue: 0)
    case .comment: Color(red: 0.4, green: 0.43, blue: 0.46)
    case .decorator, .definition: Color(red: 0.043, green: 0.31, blue: 0.7)
    }
  }

  /// One slab a line on a light ground; what is too long goes on with an arrow before it.
  func code(_ text: String, language: String?, _ column: Column) -> [Slab] {
    let padding = 7.0
    let advance = measure.width("0", Self.codeFont)
    let room = max(12, Int((column.width - 2 * padding) / advance))
    let lines = Self.wrapped(CodeSpan.spans(of: text, language: language), room: room)
    var result: [Slab] = []
    for (index, line) in lines.enumerated() {
      let isEnd = index == lines.count - 1
      let top = index == 0 ? 5.0 : 0
      let height = Self.codeLeading + top + (isEnd ? 5 : 0)
      var slab = Slab(height: height)
      // A hair of overlap, so that no seam shows between the lines.
      slab.marks.append(
        .node(.bar(column.x, 0, column.width, height + (isEnd ? 0 : 0.3), TextStyle.wash)))
      var x = column.x + padding
      for span in line {
        let node = Scene.Text(
          span.text, at: Point(x, top + Self.codeLeading * 0.76), font: Self.codeFont,
          color: Self.color(of: span.kind))
        if span.text.contains(where: { $0 != " " }) { slab.marks.append(.node(.text(node))) }
        x += measure.width(span.text, Self.codeFont)
      }
      slab.allowsBreakBefore = index == 0 || (index >= 2 && index <= lines.count - 2)
      slab.spaceBefore = index == 0 ? column.style.spacing : 0
      result.append(slab)
    }
    return result
  }

  /// The lines of code, none longer than `room` characters; cut between words where there are any.
  static func wrapped(_ spans: [CodeSpan], room: Int) -> [[CodeSpan]] {
    var result: [[CodeSpan]] = []
    for line in letters(of: spans) {
      var rest = line[...]
      var mark: [Letter] = []
      repeat {
        let cut = cut(rest, room: room - mark.count)
        result.append(joined(mark + rest[..<cut]))
        rest = rest[cut...]
        mark = [Letter(character: "↪", kind: .comment), Letter(character: " ", kind: .comment)]
      } while !rest.isEmpty
    }
    return result
  }

  /// A character of code and its colour.
  private struct Letter {
    var character: Character
    var kind: CodeSpan.Kind

    /// Whether it holds a word or a number together.
    var isWord: Bool {
      character.isLetter || character.isNumber || character == "_" || character == "."
    }
  }

  /// The characters of each line, with spaces for tabs.
  private static func letters(of spans: [CodeSpan]) -> [[Letter]] {
    var lines: [[Letter]] = [[]]
    for span in spans {
      for character in span.text {
        if character.isNewline {
          lines.append([])
          continue
        }
        let column = lines[lines.count - 1].count
        let count = character == "\t" ? 4 - column % 4 : 1
        let shown = character == "\t" ? " " : character
        for _ in 0..<count {
          lines[lines.count - 1].append(Letter(character: shown, kind: span.kind))
        }
      }
    }
    return lines
  }

  /// Where a line ends that has room for `room` characters.
  private static func cut(_ line: ArraySlice<Letter>, room: Int) -> Int {
    guard line.count > room else { return line.endIndex }
    let last = line.startIndex + room
    let cut = (line.startIndex + room / 4..<last).last { index in
      !line[index].isWord && (line[index + 1].isWord || line[index].character == " ")
    }
    return cut.map { $0 + 1 } ?? last
  }

  private static func joined(_ letters: [Letter]) -> [CodeSpan] {
    var result: [CodeSpan] = []
    for letter in letters {
      if result.last?.kind == letter.kind {
        result[result.count - 1].text.append(letter.character)
      } else {
        result.append(CodeSpan(letter.kind, String(letter.character)))
      }
    }
    return result
  }
}
