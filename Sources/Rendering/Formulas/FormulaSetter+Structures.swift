import Charts
import Documents

extension FormulaSetter {
  // MARK: Fractions

  func fraction(
    _ upper: Formula.Node, _ lower: Formula.Node, _ style: Style, rule: Bool
  ) -> FormulaBox {
    let numerator = box(upper, style.fractionPart)
    let denominator = box(lower, style.fractionPart)
    let axis = style.size * Self.axis
    let thickness = rule ? style.size * 0.045 : 0
    let gap = style.size * (rule ? 0.14 : 0.1)
    let margin = style.size * 0.08
    let width = max(numerator.width, denominator.width) + 2 * margin
    var result = FormulaBox(width: width, ascent: 0, descent: 0)
    result.add(
      numerator, x: (width - numerator.width) / 2,
      y: -(axis + thickness / 2 + gap + numerator.descent))
    if rule {
      result.nodes.append(
        .bar(margin / 2, -axis - thickness / 2, width - margin, thickness, color))
    }
    result.add(
      denominator, x: (width - denominator.width) / 2,
      y: -axis + thickness / 2 + gap + denominator.ascent)
    return result
  }

  // MARK: Brackets

  func fenced(_ open: String, _ content: FormulaBox, _ close: String, _ style: Style)
    -> FormulaBox
  {
    var result = FormulaBox.empty
    if !open.isEmpty { result.append(fence(open, around: content, style)) }
    result.append(content)
    if !close.isEmpty { result.append(fence(close, around: content, style)) }
    return result
  }

  /// A bracket as high as `content`, centred on the axis.
  private func fence(_ sign: String, around content: FormulaBox, _ style: Style) -> FormulaBox {
    let axis = style.size * Self.axis
    let half = max(content.ascent - axis, content.descent + axis)
    // A bracket of these fonts is about as high as the size of its font.
    let size = max(style.size, half * 2 * 0.98)
    let font = Font(.math, sizePoints: size)
    var result = FormulaBox(
      width: measure.width(sign, font), ascent: axis + size * 0.5, descent: size * 0.5 - axis)
    result.nodes.append(
      .text(
        Scene.Text(sign, at: Point(0, size * 0.25 - axis), font: font, color: color)))
    return result
  }

  // MARK: Roots and accents

  func root(_ radicand: Formula.Node, index: Formula.Node?, _ style: Style) -> FormulaBox {
    var inner = style
    inner.isDisplay = false
    let content = box(radicand, inner)
    let size = style.size
    let top = content.ascent + size * 0.14
    let bottom = content.descent
    let degree = index.map { box($0, style.script) }
    let start = max(0, (degree?.width ?? 0) - size * 0.3)
    let sign = size * 0.55
    var result = FormulaBox(width: start + sign, ascent: top + size * 0.06, descent: bottom)
    if let degree { result.add(degree, x: 0, y: -(top - bottom) * 0.45) }
    let middle = (bottom - top) / 2
    result.nodes.append(
      .path(
        Path([
          .move(Point(start + size * 0.04, middle + size * 0.12)),
          .line(Point(start + size * 0.16, middle + size * 0.04)),
          .line(Point(start + size * 0.3, bottom)),
          .line(Point(start + sign - size * 0.05, -top)),
          .line(Point(start + sign + content.width + size * 0.06, -top)),
        ]), fill: nil,
        stroke: Stroke(color: color, widthPoints: size * 0.05, join: .miter)))
    result.add(content, x: start + sign)
    result.width += size * 0.08
    return result
  }

  func accented(
    _ base: Formula.Node, _ accent: Formula.Accent, _ style: Style
  ) -> FormulaBox {
    var result = box(base, style)
    let size = style.size
    // Letters without an upper stroke carry their accent lower.
    let height = base.isLow ? size * 0.5 : size * 0.72
    let center = result.width / 2 + size * 0.05
    if accent == .bar {
      let width = max(result.width * 0.75, size * 0.3)
      result.nodes.append(
        .bar(center - width / 2, -height - size * 0.1, width, size * 0.045, color))
    } else {
      let sign = accent == .hat ? "\u{2C6}" : accent == .tilde ? "\u{2DC}" : accent.spacing
      let font = Font(.math, sizePoints: accent == .vec ? size * 0.7 : size)
      // Spacing accents stand at the height of small letters already.
      let rise = accent == .vec ? height - size * 0.05 : height - size * 0.44
      result.nodes.append(
        .text(
          Scene.Text(
            sign, at: Point(center, -rise), font: font, color: color, anchor: .middle)))
    }
    result.ascent = max(result.ascent, height + size * 0.25)
    return result
  }
}

extension Formula.Node {
  /// Whether it is one small letter without an upper stroke.
  fileprivate var isLow: Bool {
    if case .variable(let name) = self { return "acegmnopqrsuvwxyzμπσ".contains(name) }
    return false
  }
}
