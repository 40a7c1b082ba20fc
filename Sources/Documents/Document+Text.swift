extension Document {
  /// All headings in reading order, with their levels and ids.
  public var headings: [(level: Int, id: String, text: [Inline])] {
    blocks.compactMap { block in
      guard case .heading(let level, let id, let text) = block else { return nil }
      return (level, id, text)
    }
  }

  /// The headings that a table of contents lists: levels 1 to 3.
  public var contents: [(level: Int, id: String, text: [Inline])] {
    headings.filter { $0.level <= 3 }
  }
}

extension Sequence<Inline> {
  /// The words alone, without footnotes and marks; a formula as a line of Unicode.
  public var plainText: String {
    map(\.plainText).joined()
  }

  /// The runs without links, footnotes and anchors, for use inside another link.
  public var unlinked: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, let content): content.unlinked
      case .footnote, .anchor: []
      case .evidence(_, let words), .samples(_, let words): [.text(words)]
      case .emphasis(let content): [.emphasis(content.unlinked)]
      case .strong(let content): [.strong(content.unlinked)]
      case .strikethrough(let content): [.strikethrough(content.unlinked)]
      case .text, .code, .math, .softBreak, .lineBreak: [inline]
      }
    }
  }
}

extension Inline {
  /// The words alone, without footnotes and marks; a formula as a line of Unicode.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text), .evidence(_, let text), .samples(_, let text): text
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, let content):
      content.plainText
    case .math(let source): Formula.plainText(of: source)
    case .footnote, .anchor: ""
    case .softBreak, .lineBreak: " "
    }
  }
}
