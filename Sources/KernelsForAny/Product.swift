public import Kernels

// Letters: m, n, k as in ProductSize.

extension VectorKernels {
  /// Rows of a panel that are summed before the next panel's turn, so that they (64 KiB) stay in the
  /// second cache; measured on a model of width 192, 128 of them made training 6 % slower.
  private static var depthBlock: Int { 512 }

  public static func pack(
    _ matrix: Matrix, depth: Int, columns: Int, into panels: UnsafeMutablePointer<Float>
  ) {
    var panel = unsafe panels
    if unsafe matrix.columnStride == 1 && columns.isMultiple(of: PanelLayout.width) {
      return unsafe packWholeRows(matrix, depth: depth, columns: columns, into: panels)
    }
    for first in stride(from: 0, to: columns, by: PanelLayout.width) {
      let width = min(PanelLayout.width, columns - first)
      for row in 0..<depth {
        let source = unsafe matrix.base + (row * matrix.rowStride + first * matrix.columnStride)
        let step = unsafe matrix.columnStride
        for column in 0..<width { unsafe panel[column] = source[column * step] }
        for column in width..<PanelLayout.width { unsafe panel[column] = 0 }
        unsafe panel += PanelLayout.width
      }
    }
  }

  /// As `pack`, for whole panels of a matrix whose columns stand side by side.
  private static func packWholeRows(
    _ matrix: Matrix, depth: Int, columns: Int, into panels: UnsafeMutablePointer<Float>
  ) {
    var panel = unsafe panels
    let step = unsafe matrix.rowStride
    for first in stride(from: 0, to: columns, by: PanelLayout.width) {
      var source = unsafe matrix.base + first
      for _ in 0..<depth {
        unsafe store(load(source), panel)
        unsafe store(load(source + lanes), panel + lanes)
        unsafe source += step
        unsafe panel += PanelLayout.width
      }
    }
  }

  public static func product(
    _ a: Matrix, _ panels: Panels, into c: MutableMatrix, size: ProductSize, start: ProductStart
  ) {
    unsafe withScratch(PanelLayout.width) { zeros in
      for first in stride(from: 0, to: max(size.depth, 1), by: depthBlock) {
        let depth = min(depthBlock, size.depth - first)
        for column in stride(from: 0, to: size.columns, by: PanelLayout.width) {
          let from: Matrix
          switch unsafe start {
          case .bias(let bias) where first == 0:
            unsafe from = Matrix(bias + column, rowStride: 0)
          case .zero where first == 0:
            unsafe from = Matrix(UnsafePointer(zeros), rowStride: 0)
          default:
            unsafe from = c.from(row: 0, column: column).read
          }
          unsafe panelProduct(
            Tile(
              a: a.from(row: 0, column: first),
              panel: panels.from(row: first, panel: column / PanelLayout.width), depth: depth,
              from: from, to: c.from(row: 0, column: column)),
            rows: size.rows, columns: min(PanelLayout.width, size.columns - column))
        }
      }
    }
  }

  /// All rows of one panel.
  private static func panelProduct(_ whole: Tile, rows: Int, columns: Int) {
    guard columns == PanelLayout.width else {
      return unsafe narrowProduct(whole, rows: rows, columns: columns)
    }
    for column in stride(from: 0, to: PanelLayout.width, by: Strip.width) {
      var row = 0
      while row + Strip.tallRows <= rows {
        unsafe whole.part(row: row, column: column).tall()
        row += Strip.tallRows
      }
      while row + Strip.shortRows <= rows {
        unsafe whole.part(row: row, column: column).short()
        row += Strip.shortRows
      }
      while row < rows {
        unsafe whole.part(row: row, column: column).single()
        row += 1
      }
    }
  }

  /// The last panel where it has fewer than its 32 columns: a row at a time, by way of a full one.
  private static func narrowProduct(_ whole: Tile, rows: Int, columns: Int) {
    unsafe withScratch(PanelLayout.width) { base in
      for row in 0..<rows {
        let part = unsafe whole.part(row: row, column: 0)
        for column in 0..<columns { unsafe base[column] = part.from.base[column] }
        for column in stride(from: 0, to: PanelLayout.width, by: Strip.width) {
          unsafe Tile(
            a: part.a, panel: part.panel + column, depth: part.depth,
            from: Matrix(UnsafePointer(base) + column, rowStride: 0),
            to: MutableMatrix(base + column, rowStride: 0)
          ).single()
        }
        for column in 0..<columns { unsafe part.to.base[column] = base[column] }
      }
    }
  }
}

extension Tile {
  /// The part of a panel's product that begins at a row of A and a column of the panel.
  @inline(__always)
  fileprivate func part(row: Int, column: Int) -> Tile {
    unsafe Tile(
      a: a.from(row: row), panel: panel + column, depth: depth,
      from: from.from(row: row, column: column), to: to.from(row: row, column: column))
  }
}
