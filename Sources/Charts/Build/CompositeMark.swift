/// Takes apart the marks that are made of others: lines with points, error bars, error bands.
struct CompositeMark {
  let mark: MarkSpec
  let encoding: EncodingSpec
  let path: String

  /// A simple mark with what it shows.
  struct Part {
    let mark: MarkSpec
    let encoding: EncodingSpec
    let table: DataTable
    /// The mark by whose rules values are stacked.
    let stacksLike: MarkType
  }

  /// The simple marks, in drawing order.
  func parts(of table: DataTable) throws(ChartSpecError) -> [Part] {
    switch mark.type {
    case .line, .area: return lines(table)
    case .errorbar, .errorband: return try ErrorMark(composite: self).parts(of: table)
    case .circle, .square:
      var point = mark
      point.type = .point
      point.filled = mark.filled ?? true
      point.shape = mark.type == .circle ? .circle : .square
      // As in Vega-Lite: clouds of raw data let each other show through, summaries do not.
      let isAggregated = encoding.ordered.contains { $0.spec.aggregate != nil }
      if mark.opacity == nil, !isAggregated { point.opacity = 0.7 }
      return [part(point, table)]
    default: return [part(mark, table)]
    }
  }

  private func part(_ mark: MarkSpec, _ table: DataTable) -> Part {
    Part(mark: mark, encoding: encoding, table: table, stacksLike: self.mark.type)
  }

  private func lines(_ table: DataTable) -> [Part] {
    var base = mark
    base.point = nil
    base.line = nil
    if mark.type == .area, mark.line?.isOn == true { base.opacity = mark.opacity ?? 0.7 }
    var parts = [part(base, table)]
    if mark.type == .area, let toggle = mark.line, toggle.isOn {
      var line = MarkSpec(.line)
      line.color = mark.color
      line.interpolate = mark.interpolate
      toggle.settings?.apply(to: &line)
      parts.append(part(line, table))
    }
    if let toggle = mark.point, toggle.isOn {
      var point = MarkSpec(.point)
      point.color = mark.color ?? mark.stroke?.value
      point.filled = true
      point.opacity = mark.opacity
      toggle.settings?.apply(to: &point)
      // Dashes belong to the line, not to the outlines of its points.
      var shown = encoding
      shown[.strokeDash] = nil
      if let dash = encoding[.strokeDash], dash.isField, dash.field != encoding[.color]?.field {
        shown.channels[.detail, default: []].append(dash)
      }
      parts.append(
        Part(mark: point, encoding: shown, table: table, stacksLike: mark.type))
    }
    return parts
  }
}

extension OverlaySpec {
  /// Sets on `mark` whatever is given here.
  func apply(to mark: inout MarkSpec) {
    mark.filled = filled ?? mark.filled
    mark.color = color ?? mark.color
    mark.fill = fill ?? mark.fill
    mark.stroke = stroke ?? mark.stroke
    mark.opacity = opacity ?? mark.opacity
    mark.size = size ?? mark.size
    mark.shape = shape ?? mark.shape
    mark.strokeWidth = strokeWidth ?? mark.strokeWidth
    mark.strokeDash = strokeDash ?? mark.strokeDash
  }
}
