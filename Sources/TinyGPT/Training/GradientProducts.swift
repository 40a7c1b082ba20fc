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

  /// Rows of dW that one task sums.
  private static var taskRows: Int { 96 }

  /// One panel of columns of dW and the first of some of its rows.
  typealias Part = (panel: Int, firstRow: Int)

  /// What the product is split into.
  var parts: [Part] {
    unsafe (0..<PanelLayout.panels(columns: outputs)).flatMap { panel in
      unsafe stride(from: 0, to: inputs, by: Self.taskRows).map { (panel, $0) }
    }
  }

  /// - Parameter scratch: 32 floats for each position of a row.
  func run(_ part: Part, with kernels: any KernelSet.Type, scratch: UnsafeMutablePointer<Float>) {
    let column = part.panel * PanelLayout.width
    let columns = unsafe min(PanelLayout.width, outputs - column)
    let count = unsafe min(Self.taskRows, inputs - part.firstRow)
    for index in unsafe rows.indices {
      let row = unsafe rows[index]
      unsafe kernels.pack(
        Matrix(row.output + column, rowStride: outputs), depth: row.positions, columns: columns,
        into: scratch)
      unsafe kernels.product(
        Matrix(row.input + part.firstRow, rowStride: inputs).transposed,
        Panels(scratch, depth: row.positions),
        into: MutableMatrix(gradient + (part.firstRow * outputs + column), rowStride: outputs),
        size: ProductSize(rows: count, columns: columns, depth: row.positions), start: .accumulate)
    }
  }

  /// Runs all parts of some products.
  static func run(
    _ products: [GradientProduct], with kernels: any KernelSet.Type, on team: ThreadTeam,
    scratch: (_ worker: Int) -> UnsafeMutablePointer<Float>
  ) {
    let tasks = unsafe products.indices.flatMap { index in
      unsafe products[index].parts.map { (index, $0) }
    }
    team.run(tasks.count) { task, worker in
      let (index, part) = tasks[task]
      unsafe products[index].run(part, with: kernels, scratch: scratch(worker))
    }
  }
}
