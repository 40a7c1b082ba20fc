public import Kernels

/// A right factor of products, put into ``Panels`` once and then multiplied often.
public struct PackedMatrix: ~Copyable {
  /// k: rows.
  public let depth: Int
  /// n: columns.
  public let columns: Int
  private let panels: FloatBuffer

  /// Room for a k × n matrix, all zeros.
  public init(depth: Int, columns: Int) {
    self.depth = depth
    self.columns = columns
    panels = FloatBuffer(count: PanelLayout.count(depth: depth, columns: columns))
  }

  /// Takes up the numbers of a (k, n) matrix, or of one at other strides.
  public func fill(from matrix: Matrix, with kernels: any KernelSet.Type) {
    unsafe kernels.pack(matrix, depth: depth, columns: columns, into: panels.base)
  }

  /// C = start + A B for some rows of A (rows, k) and of C (rows, n).
  ///
  /// The bits of a row of C depend on that row of A alone; see ``KernelSet``. So rows may be given
  /// to threads in any way.
  ///
  /// - Complexity: O(rows · k · n).
  public func multiply(
    _ a: Matrix, into c: MutableMatrix, rows: Int, start: ProductStart,
    with kernels: any KernelSet.Type
  ) {
    unsafe kernels.product(
      a, Panels(panels.read, depth: depth), into: c,
      size: ProductSize(rows: rows, columns: columns, depth: depth), start: start)
  }

  /// As ``multiply(_:into:rows:start:with:)`` for the columns of some panels only, so that products
  /// of few rows can be split between threads too.
  ///
  /// - Parameters:
  ///   - a: A (rows, k).
  ///   - c: C (rows, n), whole.
  ///   - panels: Numbers of panels, each of 32 columns.
  public func multiply(
    _ a: Matrix, into c: MutableMatrix, rows: Int, start: ProductStart, panels range: Range<Int>,
    with kernels: any KernelSet.Type
  ) {
    let first = range.lowerBound * PanelLayout.width
    let end = min(range.upperBound * PanelLayout.width, columns)
    guard first < end else { return }
    let part: ProductStart
    switch unsafe start {
    case .bias(let bias): unsafe part = .bias(bias + first)
    default: unsafe part = start
    }
    unsafe kernels.product(
      a, Panels(panels.read + first * depth, depth: depth), into: c.from(row: 0, column: first),
      size: ProductSize(rows: rows, columns: end - first, depth: depth), start: part)
  }
}
