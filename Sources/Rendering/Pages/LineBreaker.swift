/// Breaks a paragraph into lines so that the sum of the lines' demerits is least.
///
/// Source: D. E. Knuth and M. F. Plass 1981, "Breaking paragraphs into lines",
/// Software: Practice and Experience 11. Without fitness classes.
struct LineBreaker {
  /// Points.
  let width: Double
  /// Whether spaces keep their size; then each line may end early.
  let isRagged: Bool

  /// One line: the items from `start` up to, and without, `end`.
  struct Line: Equatable {
    var start: Int
    /// The index of the item at which the line ends.
    var end: Int
    /// Whether the line ends the paragraph or a forced break follows.
    var isLast: Bool
  }

  private struct Node {
    /// The first item of the next line.
    var start: Int
    /// The item at which the line before ended.
    var end: Int
    var demerits: Double
    var previous: Int
    var isHyphenated: Bool
    var isForced: Bool
  }

  /// Sums over all items before an index.
  private struct Sums {
    var width = 0.0
    var stretch = 0.0
    var shrink = 0.0
  }

  /// - Complexity: O(items × breaks on a line).
  func lines(of items: [LineItem]) -> [Line] {
    let sums = self.sums(items)
    var nodes = [
      Node(
        start: Self.nextBox(items, from: 0), end: 0, demerits: 0, previous: -1,
        isHyphenated: false, isForced: false)
    ]
    var active = [0]
    for index in 0...items.count {
      guard let kind = breakKind(items, at: index) else { continue }
      var best: (demerits: Double, node: Int)?
      var kept: [Int] = []
      for node in active where nodes[node].start < max(index, 1) || kind.isForced {
        let fit = fit(from: nodes[node].start, to: index, sums, kind)
        let demerits = nodes[node].demerits + cost(fit, kind, after: nodes[node])
        if demerits < best?.demerits ?? .infinity { best = (demerits, node) }
        if !fit.isOverfull { kept.append(node) }
      }
      // A line that is too full for every start still has to end somewhere.
      active = kind.isForced ? [] : kept
      guard let best else { continue }
      nodes.append(
        Node(
          start: Self.nextBox(items, from: index), end: index, demerits: best.demerits,
          previous: best.node, isHyphenated: kind.isHyphen, isForced: kind.isForced))
      active.append(nodes.count - 1)
    }
    return trace(nodes)
  }

  private func trace(_ nodes: [Node]) -> [Line] {
    var result: [Line] = []
    var index = nodes.count - 1
    while index > 0 {
      let node = nodes[index]
      let start = nodes[node.previous].start
      result.append(Line(start: min(start, node.end), end: node.end, isLast: node.isForced))
      index = node.previous
    }
    return result.reversed()
  }

  // MARK: Breaks

  private struct BreakKind {
    var cost: Double
    var width: Double
    var isHyphen: Bool
    var isForced: Bool
  }

  /// What a break before the item `index` is, or `nil` if there can be none.
  private func breakKind(_ items: [LineItem], at index: Int) -> BreakKind? {
    guard index < items.count else {
      return BreakKind(cost: 0, width: 0, isHyphen: false, isForced: true)
    }
    switch items[index] {
    case .box: return nil
    case .glue:
      guard index > 0, case .box = items[index - 1] else { return nil }
      return BreakKind(cost: 0, width: 0, isHyphen: false, isForced: false)
    case .penalty(let cost, let hyphen):
      return BreakKind(
        cost: cost, width: hyphen?.width ?? 0, isHyphen: hyphen != nil, isForced: false)
    case .forcedBreak: return BreakKind(cost: 0, width: 0, isHyphen: false, isForced: true)
    }
  }

  /// Spaces and penalties at the beginning of a line vanish.
  private static func nextBox(_ items: [LineItem], from index: Int) -> Int {
    var next = index
    if next < items.count, case .forcedBreak = items[next] { return next + 1 }
    while next < items.count {
      switch items[next] {
      case .box, .forcedBreak: return next
      case .glue, .penalty: next += 1
      }
    }
    return next
  }

  private func sums(_ items: [LineItem]) -> [Sums] {
    var sums = [Sums()]
    for item in items {
      var sum = sums[sums.count - 1]
      switch item {
      case .box(let fragment): sum.width += fragment.width
      case .glue(let width, let stretch, let shrink):
        sum.width += width
        if !isRagged {
          sum.stretch += stretch
          sum.shrink += shrink
        }
      case .penalty, .forcedBreak: break
      }
      sums.append(sum)
    }
    return sums
  }

  // MARK: Costs

  private struct Fit {
    /// How much of the line's stretch (above 0) or shrink (below 0) is used.
    var ratio: Double
    var isOverfull: Bool
    var excess: Double
  }

  private func fit(from start: Int, to end: Int, _ sums: [Sums], _ kind: BreakKind) -> Fit {
    let first = sums[min(start, end)]
    let natural = sums[end].width - first.width + kind.width
    let slack = width - natural
    if slack >= 0 {
      if kind.isForced { return Fit(ratio: 0, isOverfull: false, excess: 0) }
      let stretch = sums[end].stretch - first.stretch + (isRagged ? width * 0.12 : 0)
      return Fit(
        ratio: stretch > 0 ? slack / stretch : slack > 0 ? 10 : 0, isOverfull: false, excess: 0)
    }
    let shrink = sums[end].shrink - first.shrink
    // A hair's breadth is the measurement's own error.
    if -slack <= shrink + 0.01 {
      return Fit(ratio: shrink > 0 ? max(-1, slack / shrink) : 0, isOverfull: false, excess: 0)
    }
    return Fit(ratio: -1, isOverfull: true, excess: -slack - shrink)
  }

  private func cost(_ fit: Fit, _ kind: BreakKind, after node: Node) -> Double {
    // Above anything that loose lines can add up to.
    if fit.isOverfull { return 1e14 * (1 + fit.excess) }
    let size = abs(fit.ratio)
    // Beyond its stretch a line looks loose; the cost goes on growing so that the least loose wins.
    let badness = 10 + 100 * min(size * size * size, 1000)
    var demerits = (badness + kind.cost) * (badness + kind.cost)
    if kind.isHyphen && node.isHyphenated { demerits += 10_000 }
    if kind.isForced && node.isHyphenated { demerits += 5_000 }
    return demerits
  }
}
