/// The three sizes of a product of an m × k by a k × n matrix.
public struct ProductSize: Hashable, Sendable {
  /// m: rows of the left factor and of the result.
  public let rows: Int
  /// n: columns of the right factor and of the result.
  public let columns: Int
  /// k: columns of the left factor, rows of the right one.
  public let depth: Int

  public init(rows: Int, columns: Int, depth: Int) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
  }
}

/// What the sums of a product begin with.
@unsafe public enum ProductStart {
  /// Nothing: the result replaces what was there.
  case zero
  /// What was there: the result is added to it.
  case accumulate
  /// One number a column, n of them.
  case bias(UnsafePointer<Float>)
}
