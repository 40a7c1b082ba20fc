import Kernels

// Letters: T positions, m inputs and n outputs of a matrix of weights.

/// The gradient of one matrix of weights, dW += Xᵀ dY over the rows of a batch.
///
/// Each element of dW is one chain of sums over all positions of the first row, then of the second,
/// and so on, however the elements are split between threads.
@unsafe struct GradientProduct {
  /// For each row of the batch, X (T, m), dY (T, n) and T.
  let rows: [(input: UnsafePointer<Float>, output: UnsafePointer<Float>, positions: Int)]
  /// (m, n), to which is added.
  let gradient: UnsafeMutablePointer<Float>
  /// m
  let inputs: Int
  /// n
  let outputs: Int

  /// What the product is split into.
  func parts(panels: Int) -> [Range<Int>] {
    let all = unsafe PanelLayout.panels(columns: outputs)
    return stride(from: 0, to: all, by: panels).map { $0..<min($0 + panels, all) }
  }

  /// Multiplications of a part, for each position.
  func cost(_ part: Range<Int>) -> Int { unsafe part.count * PanelLayout.width * inputs }

  /// - Parameter scratch: `GradientPart.scratchCount(positions:)` floats.
  func run(
    _ part: Range<Int>, with kernels: any KernelSet.Type, scratch: UnsafeMutablePointer<Float>
  ) {
    let column = part.lowerBound * PanelLayout.width
    let columns = unsafe min(part.count * PanelLayout.width, outputs - column)
    for index in unsafe rows.indices {
      let row = unsafe rows[index]
      let t = unsafe row.positions
      let block = unsafe scratch + GradientPart.mostPanels * PanelLayout.width * t
      unsafe kernels.pack(
        Matrix(row.output + column, rowStride: outputs), depth: t, columns: columns, into: scratch)
      for first in unsafe stride(from: 0, to: inputs, by: GradientPart.inputs) {
        let count = unsafe min(GradientPart.inputs, inputs - first)
        for position in 0..<t {
          unsafe (block + position * GradientPart.inputs).update(
            from: row.input + (position * inputs + first), count: count)
        }
        unsafe kernels.product(
          Matrix(UnsafePointer(block), rowStride: 1, columnStride: GradientPart.inputs),
          Panels(scratch, depth: t),
          into: MutableMatrix(gradient + (first * outputs + column), rowStride: outputs),
          size: ProductSize(rows: count, columns: columns, depth: t), start: .accumulate)
      }
    }
  }

  /// Runs all parts of some products.
  static func run(
    _ products: [GradientProduct], with kernels: any KernelSet.Type, on team: ThreadTeam,
    scratch: (_ worker: Int) -> UnsafeMutablePointer<Float>
  ) {
    var panels = GradientPart.mostPanels
    var tasks: [(Int, Range<Int>)] = []
    // Small models have few panels: each thread is to get some tasks.
    repeat {
      tasks = unsafe products.indices.flatMap { index in
        unsafe products[index].parts(panels: panels).map { (index, $0) }
      }
      panels /= 2
    } while panels > 0 && tasks.count < 3 * team.threads
    // The longest first, so that all threads end at about the same time.
    tasks.sort { unsafe products[$0.0].cost($0.1) > products[$1.0].cost($1.1) }
    team.run(tasks.count) { task, worker in
      let (index, part) = tasks[task]
      unsafe products[index].run(part, with: kernels, scratch: scratch(worker))
    }
  }
}

/// What one task sums: some panels of dW's columns.
enum GradientPart {
  /// Panels at most, such that X is read seldom and dY's panels stay in the second cache.
  static let mostPanels = 8

  /// Columns of X at a time: whole tiles of 12 as of 6 rows, and few enough for the second cache.
  static let inputs = 96

  /// Floats of scratch that a task needs for rows of `positions`: panels of dY, and columns of X.
  static func scratchCount(positions: Int) -> Int {
    (mostPanels * PanelLayout.width + inputs) * positions
  }
}
