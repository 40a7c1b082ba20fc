extension Document {
  /// The ids that numbers of the document lead to, each once, in the order of reading.
  public var evidence: [String] {
    var seen: Set<String> = []
    return (title + subtitle).evidence.filter { seen.insert($0).inserted }
      + blocks.flatMap(\.evidence).filter { seen.insert($0).inserted }
  }

  /// The ids of the headings, tables and figures, in the order of reading.
  public var ids: [String] { blocks.flatMap(\.ids) }
}

extension Block {
  fileprivate var evidence: [String] {
    switch self {
    case .heading(_, _, let text), .paragraph(let text): text.evidence
    case .bulletList(_, let items), .orderedList(_, _, let items):
      items.flatMap { $0.blocks.flatMap(\.evidence) }
    case .quote(let blocks): blocks.flatMap(\.evidence)
    case .table(let table):
      (table.caption + table.head.joined()).evidence
        + table.rows.flatMap { $0.flatMap(\.evidence) }
    case .figure(let figure): figure.caption.evidence
    case .code, .rule, .math, .contents: []
    }
  }

  fileprivate var ids: [String] {
    switch self {
    case .heading(_, let id, _): [id]
    case .bulletList(_, let items), .orderedList(_, _, let items):
      items.flatMap { $0.blocks.flatMap(\.ids) }
    case .quote(let blocks): blocks.flatMap(\.ids)
    case .table(let table): table.id.map { [$0] } ?? []
    case .figure(let figure): [figure.id]
    case .paragraph, .code, .rule, .math, .contents: []
    }
  }
}

extension Sequence<Inline> {
  fileprivate var evidence: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .evidence(let id, _): [id]
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, let content):
        content.evidence
      case .footnote(let blocks): blocks.flatMap(\.evidence)
      case .text, .code, .math, .samples, .anchor, .softBreak, .lineBreak: []
      }
    }
  }
}
