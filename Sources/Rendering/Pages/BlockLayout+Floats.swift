import Charts
import Documents

extension BlockLayout {
  /// A picture with its caption; wider than the text, it is made smaller.
  mutating func figure(_ figure: Figure, _ column: Column) -> Slab {
    let caption = lines(
      Self.labelled("Figure", figure.number, figure.caption),
      Column(x: column.x, width: column.width, style: .caption))
    let captionSlab = Slab.stack(caption)
    var slab = Slab(height: 0, spaceBefore: 14)
    slab.anchors.append(.init(id: figure.id, y: 0))
    if let scene = figures[figure.id], scene.width > 0, scene.height > 0 {
      let room = format.textHeight - captionSlab.height - 30
      let scale = min(1, column.width / scene.width, room / scene.height)
      let x = column.x + (column.width - scene.width * scale) / 2
      slab.marks.append(.figure(scene, at: Point(x, 0), scale: scale))
      slab.height = scene.height * scale
    } else {
      let missing = lines(
        [.emphasis([.text(figure.alternative)])],
        Column(x: column.x, width: column.width, style: .caption))
      let words = Slab.stack(missing)
      slab.add(words, at: .zero)
      slab.height = words.height
    }
    slab.add(captionSlab, at: Point(0, slab.height + 6))
    slab.height += 6 + captionSlab.height + 7
    slab.isFloat = true
    slab.series = .figures
    return slab
  }

  static func labelled(_ name: String, _ number: Int?, _ caption: [Inline]) -> [Inline] {
    guard let number else { return caption }
    return [.strong([.text("\(name)\u{A0}\(number).")]), .text(" ")] + caption
  }

  /// A formula on a line of its own, in the middle; too wide, it is made smaller.
  func math(_ source: String, _ column: Column) -> Slab {
    guard let formula = try? Formula(source) else {
      return Slab.stack(code(source, language: nil, column))
    }
    let setter = FormulaSetter(measure: measure, color: column.style.text.color)
    var size = column.style.text.font.sizePoints
    var box = setter.box(formula.root, .init(size: size, isDisplay: true))
    if box.width > column.width {
      size *= column.width / box.width
      box = setter.box(formula.root, .init(size: size, isDisplay: true))
    }
    let origin = Point(column.x + max(0, (column.width - box.width) / 2), box.ascent + 2)
    return Slab(
      height: box.ascent + box.descent + 4,
      marks: [.node(.group(.init(role: "formula", offset: origin, nodes: box.nodes)))],
      spaceBefore: column.style.spacing + 2)
  }

  /// The headings with their pages and a line of dots between.
  mutating func contents(_ column: Column) -> [Slab] {
    let entries = document.contents
    guard let top = entries.map(\.level).min() else { return [] }
    var style = ParagraphStyle.caption
    style.text.font.sizePoints = 9.5
    style.leading = 14
    var result: [Slab] = []
    for entry in entries {
      let indent = Double(entry.level - top) * 14
      let inner = Column(
        x: column.x + indent, width: column.width - indent - 34, style: style)
      let link = Inline.link(destination: "#" + entry.id, entry.text.unlinked)
      var slabs = lines([link], inner)
      guard !slabs.isEmpty else { continue }
      addPage(of: entry.id, to: &slabs[slabs.count - 1], column, style)
      slabs[0].spaceBefore = result.isEmpty ? column.style.spacing : 0
      result += slabs
    }
    return result
  }

  private func addPage(
    of id: String, to slab: inout Slab, _ column: Column, _ style: ParagraphStyle
  ) {
    let baseline = style.leading * 0.74
    let end = column.x + column.width
    let number = pages[id].map(String.init) ?? ""
    let start = slab.links.map { $0.area.x + $0.area.width }.max() ?? column.x
    let dot = 5.0
    // Dots stand on a grid, so that those of all lines are in columns.
    var x = (start / dot + 1.5).rounded(.up) * dot
    var nodes: [Scene.Node] = []
    while x < end - 22 {
      nodes.append(.bar(x, baseline - 0.8, 0.8, 0.8, TextStyle.soft))
      x += dot
    }
    nodes.append(
      .text(
        Scene.Text(
          number, at: Point(end, baseline), font: style.text.font, color: TextStyle.ink,
          anchor: .end)))
    slab.marks.append(.node(.group(.init(role: "contents-page", nodes: nodes))))
    slab.links.append(
      .init(
        area: Rectangle(x: end - 22, y: 0, width: 22, height: slab.height),
        target: .inside(id)))
  }
}
