/// Says in a sentence or two what a chart shows, for those who cannot see it.
struct Alternative {
  let spec: ChartSpec
  let panel: Panel
  let trained: [ScaleKey: TrainedScale]

  /// The sentence: the title, the kind of chart, what stands on the axes, and the ranges.
  var sentence: String {
    let units = panel.units
    guard
      let unit = units.first(where: { $0.mark.type == .line })
        ?? units.first(where: { ![.rule, .text].contains($0.mark.type) }) ?? units.first
    else { return "An empty chart." }
    var text = ""
    if let title = spec.view.title?.value?.text?.lines.joined(separator: " "), !title.isEmpty {
      text = title + (title.hasSuffix(".") || title.hasSuffix("?") ? " " : ". ")
    }
    text += kind(of: unit, units)
    if let y = phrase(.y, unit), let x = phrase(.x, unit) {
      text += " of \(y) against \(x)"
    } else if let only = phrase(.x, unit) ?? phrase(.y, unit) {
      text += " of \(only)"
    }
    if let series = series(unit) { text += ", for \(series)" }
    if let views = views { text += ", in \(views) views" }
    return text + "."
  }

  private var views: Int? {
    func count(_ panel: Panel) -> Int {
      switch panel {
      case .plot: 1
      case .row(let panels, _, _), .column(let panels, _, _): panels.map(count).reduce(0, +)
      case .grid(let grid): grid.cells.joined().compactMap { $0.map(count) }.reduce(0, +)
      }
    }
    let count = count(panel)
    return count > 1 ? count : nil
  }

  private func kind(of unit: Unit, _ units: [Unit]) -> String {
    let hasInterval = units.contains {
      $0.mark.type == .area && $0[.y2] != nil && !$0.isStacked
    }
    switch unit.mark.type {
    case .line: return hasInterval ? "Line chart with a band" : "Line chart"
    case .area where hasInterval && units.contains { $0.mark.type == .line }:
      return "Line chart with a band"
    case .area, .errorband: return "Area chart"
    case .bar: return unit[.x]?.isBinned == true ? "Histogram" : "Bar chart"
    case .point, .circle, .square: return "Scatter plot"
    case .rect: return "Heat map"
    case .rule, .errorbar: return "Chart of intervals"
    case .tick: return "Strip plot"
    case .text: return "Chart of labels"
    }
  }

  private func phrase(_ channel: Channel, _ unit: Unit) -> String? {
    guard let key = unit.keys[channel], let scale = trained[key] else { return nil }
    let name = scale.title ?? channel.rawValue
    switch scale.kind {
    case .discrete(_, let categories):
      let names = categories.map(\.label).joined(separator: ", ")
      guard categories.count <= 4, !categories.isEmpty, names.count <= 80 else {
        return "\(name) (\(categories.count) categories)"
      }
      return "\(name) (\(names))"
    case .continuous(let transform, _, _):
      guard let (low, high) = range(of: channel, key, unit) else { return name }
      var scaleName = ""
      if case .log = transform { scaleName = ", logarithmic" }
      let texts = [low, high].map(Self.text)
      return low == high
        ? "\(name) (\(texts[0])\(scaleName))"
        : "\(name) (from \(texts[0]) to \(texts[1])\(scaleName))"
    }
  }

  /// Three digits of a number, with a power of ten only where it is far from 1.
  private static func text(_ value: Double) -> String {
    let isPlain = value == 0 || (1e-3..<1e6).contains(value.magnitude)
    return NumberFormat(isPlain ? ",.3~r" : ".3~e")?.string(value) ?? ""
  }

  /// The least and greatest values on a scale, among the marks of the chart's main kind.
  private func range(of channel: Channel, _ key: ScaleKey, _ main: Unit) -> (Double, Double)? {
    var (low, high) = (Double.infinity, -Double.infinity)
    guard case .continuous(let transform, _, _) = trained[key]?.kind else { return nil }
    for unit in panel.units
    where unit.keys[channel] == key && unit.mark.type == main.mark.type {
      for value in unit[channel]?.data(in: unit.table)?.numbers ?? []
      where transform.contains(value) {
        (low, high) = (min(low, value), max(high, value))
      }
    }
    return low <= high ? (low, high) : nil
  }

  private func series(_ unit: Unit) -> String? {
    guard let key = unit.keys[.color] ?? unit.keys[.strokeDash] ?? unit.keys[.shape],
      let scale = trained[key], let categories = scale.categories, categories.count > 1
    else { return nil }
    let title = scale.title.flatMap { $0.isEmpty ? nil : $0 }
    let name = title.map { "\($0) " } ?? ""
    let names = categories.map(\.label).joined(separator: ", ")
    return categories.count <= 6 && names.count <= 80
      ? name + names
      : "\(categories.count) values of " + (title ?? "the legend")
  }
}
