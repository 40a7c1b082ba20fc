import Charts

/// Sets broken lines: every fragment gets its place.
struct LineSetter {
  let measure: TextMeasure
  let style: ParagraphStyle
  /// The left edge, from the left edge of the text, in points.
  let x: Double
  let width: Double

  /// A fragment or a space of one line.
  fileprivate enum Part {
    case fragment(LineItem.Fragment)
    case space(width: Double, stretch: Double, shrink: Double)
  }

  /// One slab a line; a page may not begin so that one line stands alone before or after.
  func slabs(_ items: [LineItem]) -> [Slab] {
    let breaker = LineBreaker(width: width, isRagged: style.alignment != .justified)
    let lines = breaker.lines(of: items)
    return lines.enumerated().map { index, line in
      var slab = set(parts(of: line, items), isLast: line.isLast)
      slab.allowsBreakBefore = index == 0 || (index >= 2 && index <= lines.count - 2)
      return slab
    }
  }

  /// The line's fragments, with the pieces of a word joined again.
  private func parts(of line: LineBreaker.Line, _ items: [LineItem]) -> [Part] {
    var parts: [Part] = []
    for index in line.start..<max(line.end, line.start) {
      switch items[index] {
      case .box(let fragment): append(fragment, to: &parts)
      case .glue(let width, let stretch, let shrink):
        parts.append(.space(width: width, stretch: stretch, shrink: shrink))
      case .penalty, .forcedBreak: break
      }
    }
    if line.end < items.count, case .penalty(_, .some(let hyphen)) = items[line.end] {
      append(hyphen, to: &parts)
    }
    while case .space = parts.last { parts.removeLast() }
    return parts
  }

  private func append(_ fragment: LineItem.Fragment, to parts: inout [Part]) {
    if case .text(let text, let style) = fragment.content, !text.isEmpty,
      case .fragment(let last) = parts.last, case .text(let before, style) = last.content,
      !before.isEmpty
    {
      let joined = before + text
      parts[parts.count - 1] = .fragment(
        .init(content: .text(joined, style), width: measure.width(joined, style.font)))
    } else {
      parts.append(.fragment(fragment))
    }
  }

  private func set(_ parts: [Part], isLast: Bool) -> Slab {
    let ratio = spaceRatio(parts, isLast: isLast)
    var extent = (ascent: style.leading * 0.74, descent: style.leading * 0.26)
    for case .fragment(let fragment) in parts {
      if case .formula(let box, _) = fragment.content {
        extent.ascent = max(extent.ascent, box.ascent + 1)
        extent.descent = max(extent.descent, box.descent + 1)
      }
    }
    var slab = Slab(height: extent.ascent + extent.descent)
    var position = x + indent(parts)
    var target: LinkTarget?
    for (index, part) in parts.enumerated() {
      let start = position
      switch part {
      case .space(let width, let stretch, let shrink):
        position += width + (ratio >= 0 ? ratio * stretch : ratio * shrink)
        // The stroke goes through the space between two words that it goes through.
        if index > 0, let style = parts[index - 1].style, parts[index + 1].style == style {
          strike(
            style, at: Point(start, extent.ascent), width: position - start, in: &slab)
        }
      case .fragment(let fragment):
        place(fragment, at: Point(position, extent.ascent), in: &slab)
        position += fragment.width
        target = fragment.target
      }
      link(target, from: start, to: position, isSpace: part.isSpace, in: &slab)
    }
    return slab
  }

  /// How far the spaces of a justified line grow (above 0) or shrink (below 0).
  private func spaceRatio(_ parts: [Part], isLast: Bool) -> Double {
    guard style.alignment == .justified else { return 0 }
    var natural = 0.0
    var stretch = 0.0
    var shrink = 0.0
    for part in parts {
      switch part {
      case .fragment(let fragment): natural += fragment.width
      case .space(let width, let more, let less):
        natural += width
        stretch += more
        shrink += less
      }
    }
    let slack = width - natural
    if slack >= 0 { return isLast || stretch == 0 ? 0 : slack / stretch }
    return shrink == 0 ? 0 : max(-1, slack / shrink)
  }

  private func indent(_ parts: [Part]) -> Double {
    guard style.alignment == .center || style.alignment == .trailing else { return 0 }
    let natural = parts.reduce(0) { $0 + $1.width }
    return (width - natural) * (style.alignment == .center ? 0.5 : 1)
  }

  private func place(_ fragment: LineItem.Fragment, at origin: Point, in slab: inout Slab) {
    switch fragment.content {
    case .text(let text, let style):
      guard !text.isEmpty else { return }
      draw(text, style, at: origin, in: &slab)
      strike(style, at: origin, width: fragment.width, in: &slab)
    case .formula(let box, _):
      slab.marks.append(
        .node(.group(Scene.Group(role: "formula", offset: origin, nodes: box.nodes))))
    case .anchor(let id): slab.anchors.append(.init(id: id, y: 0))
    case .note(let index, let sign, let style, let isFirst):
      draw(sign, style, at: origin, in: &slab)
      if isFirst { slab.notes.append(index) }
    }
  }

  private func strike(
    _ style: TextStyle, at origin: Point, width: Double, in slab: inout Slab
  ) {
    guard style.isStruck else { return }
    let size = style.font.sizePoints
    slab.marks.append(
      .node(.bar(origin.x, origin.y - size * 0.27, width, size * 0.05, style.color)))
  }

  private func draw(_ text: String, _ style: TextStyle, at origin: Point, in slab: inout Slab) {
    slab.marks.append(
      .node(
        .text(
          Scene.Text(
            text, at: Point(origin.x, origin.y - style.rise), font: style.font,
            color: style.color))))
  }

  /// Makes the stretch from `start` to `end` part of a link; neighbours become one area.
  private func link(
    _ target: LinkTarget?, from start: Double, to end: Double, isSpace: Bool,
    in slab: inout Slab
  ) {
    guard let target, end > start else { return }
    if let last = slab.links.last, last.target == target,
      abs(last.area.x + last.area.width - start) < 0.01
    {
      slab.links[slab.links.count - 1].area.width = end - last.area.x
    } else if !isSpace {
      slab.links.append(
        .init(
          area: Rectangle(x: start, y: 0, width: end - start, height: slab.height),
          target: target))
    }
  }
}

extension LineSetter.Part {
  fileprivate var isSpace: Bool {
    if case .space = self { true } else { false }
  }

  /// The style of its text, if it is text.
  fileprivate var style: TextStyle? {
    guard case .fragment(let fragment) = self, case .text(_, let style) = fragment.content else {
      return nil
    }
    return style
  }

  fileprivate var width: Double {
    switch self {
    case .fragment(let fragment): fragment.width
    case .space(let width, _, _): width
    }
  }
}

extension LineItem.Fragment {
  /// Where a link that holds the fragment leads.
  fileprivate var target: LinkTarget? {
    switch content {
    case .text(_, let style): style.target
    case .formula(_, let target): target
    case .note(let index, _, _, _): .inside(NoteID.id(index))
    case .anchor: nil
    }
  }
}

/// The ids of footnotes, which no heading can have.
enum NoteID {
  static func id(_ index: Int) -> String { "note \(index + 1)" }
}
