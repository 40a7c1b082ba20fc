// Letters: T positions, D width of a head.

/// Causal attention of one head over one row of a batch.
public protocol AttentionKernels {
  /// Each position's mean of the values of all positions up to its own, weighted with
  /// softmax(q · k / √D).
  ///
  /// - Parameters:
  ///   - head: Queries, keys and values, each (T, D).
  ///   - output: (T, D)
  ///   - statistics: (T, 2), for the gradient: the largest product of each position's query with
  ///     a key, and the inverse of the sum of all exponentials.
  ///   - scratch: `size.scratchCount` floats.
  static func attention(
    _ head: AttentionHead, into output: MutableMatrix,
    statistics: UnsafeMutablePointer<Float>, size: HeadSize,
    scratch: UnsafeMutablePointer<Float>)

  /// What ``attention(_:into:statistics:size:scratch:)`` passes back. The weights are computed again,
  /// so that no T × T matrix is ever kept.
  ///
  /// - Parameters:
  ///   - dOutput: (T, D)
  ///   - output: (T, D), as attention wrote it.
  ///   - gradient: (T, D) each, replaced.
  ///   - scratch: `size.scratchCount` floats.
  static func attentionGradient(
    _ dOutput: Matrix, output: Matrix, head: AttentionHead, statistics: UnsafePointer<Float>,
    into gradient: AttentionHeadGradient, size: HeadSize, scratch: UnsafeMutablePointer<Float>)
}

/// What a head reads, each (T, D).
@unsafe public struct AttentionHead {
  public let queries: Matrix
  public let keys: Matrix
  public let values: Matrix

  public init(queries: Matrix, keys: Matrix, values: Matrix) {
    unsafe self.queries = queries
    unsafe self.keys = keys
    unsafe self.values = values
  }
}

/// The gradients of what a head reads, each (T, D).
@unsafe public struct AttentionHeadGradient {
  public let queries: MutableMatrix
  public let keys: MutableMatrix
  public let values: MutableMatrix

  public init(queries: MutableMatrix, keys: MutableMatrix, values: MutableMatrix) {
    unsafe self.queries = queries
    unsafe self.keys = keys
    unsafe self.values = values
  }
}

/// The sizes of one head's work.
public struct HeadSize: Hashable, Sendable {
  /// T
  public let positions: Int
  /// D
  public let width: Int

  public init(positions: Int, width: Int) {
    self.positions = positions
    self.width = width
  }

  /// Positions whose queries are worked on together.
  public static let blockRows = 32

  /// T, rounded up to whole panels.
  public var paddedPositions: Int {
    PanelLayout.panels(columns: positions) * PanelLayout.width
  }

  /// D, rounded up to whole panels.
  public var paddedWidth: Int { PanelLayout.panels(columns: width) * PanelLayout.width }

  /// Floats that attention or its gradient needs besides.
  public var scratchCount: Int {
    // Weights and their gradients of a block of queries; panels of keys and values, both ways; the
    // panels of a block of queries and of what comes back to it.
    2 * Self.blockRows * paddedPositions + 2 * width * paddedPositions + 2 * positions * paddedWidth
      + 2 * Self.blockRows * paddedWidth
  }
}
