// Letters: T rows, C width; all matrices contiguous.

/// The arithmetic between the products: norms, and what is added to rows.
public protocol NormKernels {
  /// Brings each row to mean 0 and variance 1 (its variance being raised by 1e-5), then applies a gain
  /// and a bias.
  ///
  /// - Parameters:
  ///   - x: (T, C)
  ///   - gain: (C)
  ///   - bias: (C)
  ///   - y: (T, C), the result.
  ///   - statistics: (T, 2), for the gradient: each row's mean and the inverse of its deviation.
  static func layerNorm(
    _ x: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>, size: RowsSize)

  /// What ``layerNorm(_:gain:bias:into:statistics:size:)`` passes back.
  ///
  /// - Parameters:
  ///   - dy: (T, C)
  ///   - x: (T, C)
  ///   - dx: (T, C), to which the gradient is added.
  ///   - dGain: (C), to which the gradient is added, as to `dBias`, row after row.
  static func layerNormGradient(
    _ dy: UnsafePointer<Float>, x: UnsafePointer<Float>, statistics: UnsafePointer<Float>,
    gain: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>,
    dGain: UnsafeMutablePointer<Float>, dBias: UnsafeMutablePointer<Float>, size: RowsSize)

  /// y = x + bias, for each row.
  ///
  /// - Parameters:
  ///   - x: (T, C)
  ///   - bias: (C)
  ///   - y: (T, C)
  static func addBias(
    _ x: UnsafePointer<Float>, bias: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    size: RowsSize)

  /// Adds the rows of `dy` (T, C), one after the other, to `dBias` (C).
  static func addRows(
    of dy: UnsafePointer<Float>, to dBias: UnsafeMutablePointer<Float>, size: RowsSize)
}

/// Rows of some width, contiguous.
public struct RowsSize: Hashable, Sendable {
  public let rows: Int
  public let width: Int

  public init(rows: Int, width: Int) {
    self.rows = rows
    self.width = width
  }

  /// Number of floats.
  public var count: Int { rows * width }
}
