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

  /// The lines of code, cut after `room` characters.
  static func wrapped(_ spans: [CodeSpan], room: Int) -> [[CodeSpan]] {
    var lines: [[CodeSpan]] = [[]]
    var used = 0
    for span in spans {
      for character in span.text {
        if character.isNewline {
          lines.append([])
          used = 0
          continue
        }
        if used >= room {
          lines.append([CodeSpan(.comment, "↪ ")])
          used = 2
        }
        let isTab = character == "\t"
        let count = isTab ? 4 - used % 4 : 1
        let piece = isTab ? String(repeating: " ", count: count) : String(character)
        used += count
        var line = lines[lines.count - 1]
        if let last = line.last, last.kind == span.kind {
          line[line.count - 1].text += piece
        } else {
          line.append(CodeSpan(span.kind, piece))
        }
        lines[lines.count - 1] = line
      }
    }
    return lines
  }
}
