/// A report as a tree: the one value that the Markdown, HTML and PDF writers are functions of.
public struct Document: Hashable, Sendable {
  public var title: [Inline]
  public var subtitle: [Inline]
  /// The language of the text, a BCP 47 tag such as `en`; it picks the hyphenation patterns.
  public var language: String
  public var blocks: [Block]

  public init(
    title: [Inline], subtitle: [Inline] = [], language: String = "en", blocks: [Block]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.blocks = blocks
  }
}

/// One block of a document.
public indirect enum Block: Hashable, Sendable {
  /// `level` is 1…6; `id` names the heading for links and is unique in its document.
  case heading(level: Int, id: String, [Inline])
  case paragraph([Inline])
  case bulletList(tight: Bool, [ListItem])
  case orderedList(start: Int, tight: Bool, [ListItem])
  case quote([Block])
  case code(language: String?, String)
  case rule
  case table(Table)
  case figure(Figure)
  /// A displayed formula in the notation of the `{math}` role.
  case math(String)
  /// Where the table of contents goes.
  case contents
}

public struct ListItem: Hashable, Sendable {
  /// `nil` for an ordinary item; a task list's box otherwise.
  public var checked: Bool?
  public var blocks: [Block]

  public init(checked: Bool? = nil, blocks: [Block]) {
    self.checked = checked
    self.blocks = blocks
  }
}

/// A table with one row of heads; every row has as many cells as there are columns.
public struct Table: Hashable, Sendable {
  public enum Alignment: String, Hashable, Sendable { case leading, center, trailing }

  public var id: String?
  /// Its number among the document's numbered tables, from 1; `nil` for a plain one.
  public var number: Int?
  public var caption: [Inline]
  public var alignments: [Alignment]
  public var head: [[Inline]]
  public var rows: [[[Inline]]]

  public init(
    id: String? = nil, number: Int? = nil, caption: [Inline] = [], alignments: [Alignment],
    head: [[Inline]], rows: [[[Inline]]]
  ) {
    self.id = id
    self.number = number
    self.caption = caption
    self.alignments = alignments
    self.head = head
    self.rows = rows
  }
}

/// A picture by reference: writers embed or link `figures/<id>` in the form they need.
public struct Figure: Hashable, Sendable {
  public var id: String
  /// Its number among the document's figures, from 1.
  public var number: Int
  public var caption: [Inline]
  /// The text alternative.
  public var alternative: String

  public init(id: String, number: Int, caption: [Inline], alternative: String) {
    self.id = id
    self.number = number
    self.caption = caption
    self.alternative = alternative
  }
}

/// A run inside a block.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case code(String)
  /// A formula in the notation of the `{math}` role.
  case math(String)
  case link(destination: String, [Inline])
  /// A number that leads to what it was made from: the id of an anchor, and the number as shown.
  case evidence(id: String, String)
  /// Words about samples that a page's browser of samples can show: what picks them, such as
  /// `problem=Add%2F1&arm=a`, and the words. Only HTML has a browser; elsewhere they are words.
  case samples(query: String, String)
  case footnote([Block])
  /// A place that links lead to; it shows nothing. The id is unique in its document.
  case anchor(String)
  case softBreak
  case lineBreak
}
