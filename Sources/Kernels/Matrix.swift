/// A matrix of floats that a kernel reads: element (i, j) is `base[i · rowStride + j · columnStride]`.
///
/// Swapping the two strides transposes it.
@unsafe public struct Matrix {
  public let base: UnsafePointer<Float>
  /// In elements, as is ``columnStride``.
  public let rowStride: Int
  public let columnStride: Int

  public init(_ base: UnsafePointer<Float>, rowStride: Int, columnStride: Int = 1) {
    unsafe self.base = base
    unsafe self.rowStride = rowStride
    unsafe self.columnStride = columnStride
  }

  /// The same elements with rows and columns exchanged.
  public var transposed: Matrix {
    unsafe Matrix(base, rowStride: columnStride, columnStride: rowStride)
  }

  /// The part that begins at an element.
  public func from(row: Int, column: Int = 0) -> Matrix {
    unsafe Matrix(
      base + (row * rowStride + column * columnStride), rowStride: rowStride,
      columnStride: columnStride)
  }
}

/// A matrix of floats that a kernel writes: element (i, j) is `base[i · rowStride + j]`.
@unsafe public struct MutableMatrix {
  public let base: UnsafeMutablePointer<Float>
  /// In elements.
  public let rowStride: Int

  public init(_ base: UnsafeMutablePointer<Float>, rowStride: Int) {
    unsafe self.base = base
    unsafe self.rowStride = rowStride
  }

  /// The part that begins at an element.
  public func from(row: Int, column: Int = 0) -> MutableMatrix {
    unsafe MutableMatrix(base + (row * rowStride + column), rowStride: rowStride)
  }

  /// To be read.
  public var read: Matrix { unsafe Matrix(UnsafePointer(base), rowStride: rowStride) }
}
