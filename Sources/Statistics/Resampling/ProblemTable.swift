// Shapes: P problems (rows), K columns (values of k, or arms), B = K rounded up to blocks of 8.

/// A value for every problem and column, ready to be averaged over resamples of its rows.
///
/// The rows are stored in blocks of eight columns, so that the sum over a resample's rows runs on
/// whole vectors: 10,000 resamples of 164 problems by 100 columns take some 0.1 s.
struct ProblemTable {
  /// How many columns there are, K.
  let columns: Int
  /// How many rows there are, P.
  let rows: Int
  /// The values, (P, B), padded with zeros.
  private let blocks: [SIMD8<Double>]
  private let blocksPerRow: Int

  /// - Parameter values: The rows, (P, K), all of one length.
  init(_ values: [[Double]]) {
    rows = values.count
    columns = values.first?.count ?? 0
    blocksPerRow = (columns + 7) / 8
    var blocks: [SIMD8<Double>] = []
    blocks.reserveCapacity(rows * blocksPerRow)
    for row in values {
      for start in stride(from: 0, to: row.count, by: 8) {
        var block = SIMD8<Double>(repeating: 0)
        for lane in 0..<min(8, row.count - start) { block[lane] = row[start + lane] }
        blocks.append(block)
      }
    }
    self.blocks = blocks
  }

  /// Draws `count` resamples of P rows with replacement and hands on the means of the columns.
  ///
  /// - Parameters:
  ///   - count: How many resamples to draw.
  ///   - generator: Drawn from P times for each resample, or a little more often.
  ///   - visit: Called with the resample's number, from 0, and its means, (K).
  /// - Throws: ``BootstrapError/tooFewProblems(_:)`` if the table has fewer than two rows.
  /// - Complexity: O(`count` · P · K).
  func resampleMeans(
    _ count: Int, using generator: inout some RandomNumberGenerator,
    visit: (Int, [Double]) -> Void
  ) throws(BootstrapError) {
    guard rows >= 2 else { throw .tooFewProblems(rows) }
    var times = [Int](repeating: 0, count: rows)
    var means = [Double](repeating: 0, count: columns)
    for resample in 0..<count {
      for row in 0..<rows { times[row] = 0 }
      for _ in 0..<rows { times[generator.uniformIndex(below: rows)] += 1 }
      average(times, into: &means)
      visit(resample, means)
    }
  }

  /// The means of the columns, (K), where row `i` counts `times[i]` times, (P).
  private func average(_ times: [Int], into means: inout [Double]) {
    var sums = [SIMD8<Double>](repeating: SIMD8(repeating: 0), count: blocksPerRow)
    for row in 0..<rows where times[row] > 0 {
      let weight = Double(times[row])
      let start = row * blocksPerRow
      for block in 0..<blocksPerRow { sums[block] += blocks[start + block] * weight }
    }
    let size = Double(rows)
    for column in 0..<columns { means[column] = sums[column / 8][column % 8] / size }
  }
}
