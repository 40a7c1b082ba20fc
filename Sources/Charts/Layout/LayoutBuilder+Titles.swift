extension LayoutBuilder {
  /// `block` with a title and a subtitle above it.
  func titled(_ block: Block, _ title: TitleSpec?) -> Block {
    guard let title, let lines = title.text?.lines, lines.contains(where: { !$0.isEmpty }) else {
      return block
    }
    var block = block
    let bold = title.fontWeight?.isBold ?? true
    let font = Font(
      theme.family, sizePoints: title.fontSize ?? theme.sizes.title, bold: bold)
    let small = Font(theme.family, sizePoints: title.subtitleFontSize ?? theme.sizes.subtitle)
    let color = title.color?.color ?? theme.inks.title
    let width = max(block.width, 120)
    let heading = lines.flatMap { wrapped($0, font, to: width) }.map { ($0, font, color) }
    let below = (title.subtitle?.lines ?? []).flatMap { wrapped($0, small, to: width) }
      .map { ($0, small, theme.inks.text) }
    let widths = (heading + below).map { measuring.extent(of: $0.0, font: $0.1).width }
    let widest = widths.max() ?? 0
    // Lines that begin at one edge do so together, wherever the longest has to begin.
    let edge = start(widest, title.anchor ?? .start, block)
    var y = -block.margins.top - (title.offset ?? 8)
    var nodes: [Scene.Node] = []
    for (text, font, color) in (heading + below).reversed() {
      let extent = measuring.extent(of: text, font: font)
      y -= extent.descent
      let x: Double =
        switch title.anchor ?? .start {
        case .start: edge
        case .middle: edge + (widest - extent.width) / 2
        case .end: edge + widest - extent.width
        }
      nodes.append(.text(Scene.Text(text, at: Point(x, y), font: font, color: color)))
      block.margins.right = max(block.margins.right, x + extent.width - block.inner.x)
      y -= extent.ascent + 1
    }
    block.nodes.append(.group(Scene.Group(role: "title", nodes: nodes.reversed())))
    block.margins.top = -y
    return block
  }

  /// Where lines of which the longest has `width` begin: at the plot's edge if they fit there,
  /// else at the picture's.
  private func start(_ width: Double, _ anchor: TitleAnchor, _ block: Block) -> Double {
    let (left, right) = (-block.margins.left, block.inner.x + block.margins.right)
    switch anchor {
    case .start: return width <= right ? 0 : max(left, right - width)
    case .middle: return max(left, min((block.inner.x - width) / 2, right - width))
    case .end: return max(left, block.inner.x - width)
    }
  }

  /// `text` in lines of at most `width` points, broken between words.
  func wrapped(_ text: String, _ font: Font, to width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, measuring.extent(of: longer, font: font).width > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    lines.append(line)
    let ellipsis = Ellipsis(measuring: measuring, font: font)
    return lines.map { ellipsis.shortened($0, to: width) }
  }

  /// `block` with a caption below it.
  func captioned(_ block: Block, _ caption: Lines?) -> Block {
    guard let caption else { return block }
    var block = block
    let font = Font(theme.family, sizePoints: theme.sizes.caption)
    var y = block.inner.y + block.margins.bottom + 8
    var nodes: [Scene.Node] = []
    for text in caption.lines.flatMap({ wrapped($0, font, to: max(block.width, 120)) }) {
      let extent = measuring.extent(of: text, font: font)
      y += extent.ascent
      nodes.append(
        .text(
          Scene.Text(
            text, at: Point(-block.margins.left, y), font: font, color: theme.inks.text)))
      y += extent.descent + 1
    }
    block.nodes.append(.group(Scene.Group(role: "caption", nodes: nodes)))
    block.margins.bottom = y - block.inner.y
    return block
  }
}
