import Charts
import Documents

extension BlockLayout {
  /// Between two columns, where all stand on one line, and where they have to give way.
  private static let gutters = (wide: 12.0, narrow: 8.0)

  /// A caption, a head that is repeated on every page, and the rows.
  ///
  /// A numbered table of at most half a page floats as figures do; a longer one breaks between
  /// its rows.
  mutating func table(_ table: Table, _ column: Column) -> [Slab] {
    let style = cellStyle(of: table, room: column.width)
    let (widths, gutter) = columns(of: table, style, room: column.width)
    let total = widths.reduce(0, +) + gutter * Double(max(0, widths.count - 1))
    let place = Column(x: column.x, width: total, style: style)
    var head = row(table.head, table.alignments, widths, gutter, place, bold: true)
    Self.line(above: true, of: &head, place, thickness: 0.9, TextStyle.ink)
    Self.line(above: false, of: &head, place, thickness: 0.5, TextStyle.ink)
    var rows: [Slab] = []
    for (index, cells) in table.rows.enumerated() {
      var slab = row(cells, table.alignments, widths, gutter, place, bold: false)
      let isEnd = index == table.rows.count - 1
      Self.line(
        above: false, of: &slab, place, thickness: isEnd ? 0.9 : 0.3,
        isEnd ? TextStyle.ink : TextStyle.hairline)
      slab.repeatedHead = [head]
      // The first two rows stay with the head, and the last two together.
      slab.allowsBreakBefore = index >= 2 && index < table.rows.count - 1
      rows.append(slab)
    }
    var all = caption(of: table, column) + [head] + rows
    for index in all.indices where index <= all.count - rows.count - 1 {
      all[index].allowsBreakBefore = index == 0
    }
    all[0].spaceBefore = 12
    if let id = table.id { all[0].anchors.append(.init(id: id, y: 0)) }
    all[all.count - 1].height += 7
    return floated(all, isNumbered: table.number != nil)
  }

  private func floated(_ slabs: [Slab], isNumbered: Bool) -> [Slab] {
    let height = slabs.reduce(0) { $0 + $1.height + $1.spaceBefore }
    guard isNumbered else { return slabs }
    guard height <= format.textHeight / 2 else {
      var long = slabs
      long[0].series = .tables
      return long
    }
    var slab = Slab.stack(slabs)
    slab.isFloat = true
    slab.series = .tables
    return [slab]
  }

  private mutating func caption(of table: Table, _ column: Column) -> [Slab] {
    let words = Self.labelled("Table", table.number, table.caption)
    guard !words.isEmpty else { return [] }
    var result = lines(words, Column(x: column.x, width: column.width, style: .caption))
    result[result.count - 1].height += 4
    return result
  }

  private static func line(
    above: Bool, of slab: inout Slab, _ place: Column, thickness: Double, _ color: Color
  ) {
    let y = above ? 0 : slab.height - thickness
    slab.marks.append(.node(.bar(place.x, y, place.width, thickness, color)))
  }

  private mutating func row(
    _ cells: [[Inline]], _ alignments: [Table.Alignment], _ widths: [Double],
    _ gutter: Double, _ place: Column, bold: Bool
  ) -> Slab {
    let padding = 3.0
    var slab = Slab(height: place.style.leading + 2 * padding)
    var left = place.x
    for (index, width) in widths.enumerated() where index < cells.count {
      var style = place.style
      style.text.font.bold = bold
      style.alignment = alignments.indices.contains(index) ? alignments[index].paragraph : .leading
      let content = Slab.stack(
        lines(cells[index], Column(x: left, width: width + 0.01, style: style)))
      slab.add(content, at: Point(0, padding))
      slab.height = max(slab.height, content.height + 2 * padding)
      left += width + gutter
    }
    return slab
  }

  // MARK: Widths

  /// The letters of tables whose longest words do not fit side by side are smaller, by a third at
  /// most.
  private func cellStyle(of table: Table, room: Double) -> ParagraphStyle {
    let style = ParagraphStyle.cell
    let least = widths(
      of: table, style, room: room, gutter: Self.gutters.narrow, dividesNames: false)
    let scale = max(0.66, min(1, least.space / max(1, least.least.reduce(0, +))))
    return scale == 1 ? style : style.scaled(by: scale)
  }

  /// The widths of the columns, and what is between them.
  private func columns(
    of table: Table, _ style: ParagraphStyle, room: Double
  ) -> (widths: [Double], gutter: Double) {
    let (wide, narrow) = Self.gutters
    var widths = widths(of: table, style, room: room, gutter: wide, dividesNames: true)
    let natural = widths.natural
    if natural.reduce(0, +) <= widths.space { return (natural, wide) }
    widths.space += (wide - narrow) * Double(natural.count - 1)
    return (widths.widths(), narrow)
  }

  /// - Parameter dividesNames: Whether the parts of names such as `model_T0.8` are words.
  private func widths(
    of table: Table, _ style: ParagraphStyle, room: Double, gutter: Double, dividesNames: Bool
  ) -> TableWidths {
    let count = table.alignments.count
    var least = [Double](repeating: 8, count: count)
    var rows: [[Double]] = []
    for (index, cells) in ([table.head] + table.rows).enumerated() {
      var row = [Double](repeating: 0, count: count)
      for (column, cell) in cells.prefix(count).enumerated() {
        let (whole, word) = extent(
          of: cell, style, bold: index == 0, dividesNames: dividesNames)
        row[column] = whole
        least[column] = max(least[column], word)
      }
      rows.append(row)
    }
    return TableWidths(
      cells: rows, least: least, space: room - gutter * Double(max(0, count - 1)))
  }

  private func extent(
    of cell: [Inline], _ paragraph: ParagraphStyle, bold: Bool, dividesNames: Bool
  ) -> (whole: Double, longestWord: Double) {
    var items = ParagraphItems(measure: measure, hyphenator: nil, footnotes: Footnotes())
    var style = paragraph.text
    style.font.bold = bold
    items.add(cell, style)
    var whole = 0.0
    var word = 0.0
    var longest = 0.0
    for item in items.items {
      switch item {
      case .box(let fragment):
        whole += fragment.width
        word += fragment.width
        longest = max(longest, word)
      case .glue(let width, _, _):
        whole += width
        word = 0
      case .penalty(let cost, _):
        if dividesNames || cost != ParagraphItems.nameBreakCost { word = 0 }
      case .forcedBreak: word = 0
      }
    }
    return (whole + 0.5, longest + 0.5)
  }
}

extension Table.Alignment {
  fileprivate var paragraph: ParagraphStyle.Alignment {
    switch self {
    case .leading: .leading
    case .center: .center
    case .trailing: .trailing
    }
  }
}
