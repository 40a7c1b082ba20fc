import Testing

@testable import Rendering

@Suite struct TableWidthsTests {
  @Test func columnsThatFitHaveTheirNaturalWidths() {
    let widths = TableWidths(cells: [[30, 40], [20, 60]], least: [10, 70], space: 200)
    #expect(widths.widths() == [30, 70])
  }

  @Test func wordsThatDoNotFitShrinkAlike() {
    let widths = TableWidths(cells: [[300, 300]], least: [100, 300], space: 200)
    #expect(widths.widths() == [50, 150])
  }

  /// A sentence in one row counts for less than many: rows are to be low, not columns wide.
  @Test func theColumnOfManySentencesIsWiderThanThatOfOne() {
    let rows = [[400.0, 400]] + (0..<9).map { _ in [400.0, 40] }
    let widths = TableWidths(cells: rows, least: [40, 40], space: 300).widths()
    #expect(widths[0] > widths[1] * 1.5)
  }

  /// The third column takes two lines in any case.
  @Test func columnsThatNearlyStandOnOneLineDo() {
    let widths = TableWidths(cells: [[100, 100, 180]], least: [40, 40, 40], space: 340).widths()
    #expect(widths.prefix(2) == [100, 100])
    #expect(abs(widths[2] - 140) < 1e-9)
  }

  /// No division into fiftieths of the space gives rows that are lower by more than a tenth.
  @Test func nothingIsMuchLower() {
    var generator = SplitMix(state: 5)
    for _ in 0..<40 {
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        (0..<3).map { _ in Double.random(in: 10...900, using: &generator) }
      }
      let least = (0..<3).map { _ in Double.random(in: 8...70, using: &generator) }
      let space = Double.random(in: 240...420, using: &generator)
      let widths = TableWidths(cells: rows, least: least, space: space).widths()
      #expect(zip(widths, least).allSatisfy { $0 >= $1 - 1e-9 })
      #expect(widths.reduce(0, +) <= space + 1e-9)
      var best = Double.infinity
      for first in 1..<49 {
        for second in 1..<(50 - first) {
          let others = [first, second, 50 - first - second].map { Double($0) * space / 50 }
          guard zip(others, least).allSatisfy(>=) else { continue }
          best = min(best, Self.lines(rows, others))
        }
      }
      #expect(Self.lines(rows, widths) <= best * 1.1)
    }
  }

  /// The lines of all rows, each as high as its highest cell, which may have a part of a line.
  private static func lines(_ rows: [[Double]], _ widths: [Double]) -> Double {
    rows.reduce(0) { lines, row in
      lines + zip(row, widths).reduce(1) { max($0, $1.0 / $1.1) }
    }
  }
}
