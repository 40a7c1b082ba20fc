import Charts
import Testing

@testable import Rendering

@Suite struct LineBreakerTests {
  private static let style = TextStyle(font: Font(.serif, sizePoints: 10), color: TextStyle.ink)

  /// Words of the given widths with spaces of width 3 between them.
  private func items(_ widths: [Double]) -> [LineItem] {
    var result: [LineItem] = []
    for (index, width) in widths.enumerated() {
      if index > 0 { result.append(.glue(width: 3, stretch: 1.5, shrink: 1)) }
      result.append(.box(.init(content: .text("w", Self.style), width: width)))
    }
    return result
  }

  private func natural(_ items: [LineItem], _ line: LineBreaker.Line) -> (Double, shrink: Double) {
    items[line.start..<line.end].reduce((0, 0)) { sum, item in
      switch item {
      case .box(let fragment): (sum.0 + fragment.width, sum.1)
      case .glue(let width, _, let shrink): (sum.0 + width, sum.1 + shrink)
      default: sum
      }
    }
  }

  @Test func coversEveryWordOnceAndKeepsTheWidth() {
    var generator = SplitMix(state: 1981)
    for _ in 0..<200 {
      let widths = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        Double.random(in: 2...30, using: &generator)
      }
      let items = items(widths)
      for isRagged in [false, true] {
        let lines = LineBreaker(width: 100, isRagged: isRagged).lines(of: items)
        #expect(lines.first?.start == 0)
        #expect(lines.last?.end == items.count)
        for (line, next) in zip(lines, lines.dropFirst()) { #expect(next.start == line.end + 1) }
        for line in lines {
          let (width, shrink) = natural(items, line)
          #expect(width - (isRagged ? 0 : shrink) <= 100.02)
        }
      }
    }
  }

  /// The oracle: every way to break a short paragraph, with the slack's cubes summed by hand.
  @Test func findsTheLeastUnevenLines() {
    let widths = [30.0, 20, 45, 50, 10, 60, 25, 33, 40, 12, 28]
    let items = items(widths)
    func cost(_ breaks: [Int]) -> Double? {
      var start = 0
      var sum = 0.0
      for end in breaks + [widths.count] {
        let total = widths[start..<end].reduce(0, +) + 3 * Double(end - start - 1)
        guard total <= 100 else { return nil }
        if end < widths.count {
          let ratio = (100 - total) / 12
          let badness = 10 + 100 * min(ratio * ratio * ratio, 1000)
          sum += badness * badness
        } else {
          sum += 100
        }
        start = end
      }
      return sum
    }
    var best: (cost: Double, breaks: [Int])?
    for mask in 0..<(1 << (widths.count - 1)) {
      let breaks = (1..<widths.count).filter { mask & (1 << ($0 - 1)) != 0 }
      if let cost = cost(breaks), cost < best?.cost ?? .infinity { best = (cost, breaks) }
    }
    let lines = LineBreaker(width: 100, isRagged: true).lines(of: items)
    #expect(lines.dropFirst().map { $0.start / 2 } == best?.breaks)
  }

  @Test func endsLinesWhereItMust() {
    var items = items([10, 10])
    items.append(.forcedBreak)
    items += self.items([10])
    let lines = LineBreaker(width: 100, isRagged: false).lines(of: items)
    #expect(
      lines == [
        .init(start: 0, end: 3, isLast: true), .init(start: 4, end: 5, isLast: true),
      ])
  }

  @Test func letsTooLongAWordStickOut() {
    let lines = LineBreaker(width: 100, isRagged: false).lines(of: items([20, 300, 20]))
    #expect(lines.map(\.start) == [0, 2, 4])
    #expect(LineBreaker(width: 100, isRagged: false).lines(of: items([300])).count == 1)
  }
}
