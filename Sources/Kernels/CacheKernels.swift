// Letters: T positions, H heads, C width, D = C / H width of a head.

/// Attention of a text's last position over the keys and values kept of all before it.
public protocol CacheKernels {
  /// Keeps the key and the value of a position in a layer's part of a block; see ``CacheBlock``.
  ///
  /// - Parameters:
  ///   - key: (C)
  ///   - value: (C)
  ///   - place: Of the position in its block, in `0..<CacheBlock.positions`.
  ///   - part: `CacheBlock.layerCount(width:)` floats.
  ///   - size: Its heads and their width.
  static func keep(
    key: UnsafePointer<Float>, value: UnsafePointer<Float>, at place: Int,
    in part: UnsafeMutablePointer<Float>, size: CacheSize)

  /// The mean of the kept values of all heads, weighted with softmax(q · k / √D).
  ///
  /// Each number comes from the same operations in the same order as in
  /// ``AttentionKernels/attention(_:into:statistics:size:scratch:)``: both give the same bits.
  ///
  /// - Parameters:
  ///   - query: (C)
  ///   - output: (C)
  ///   - scratch: `size.scratchCount` floats.
  static func cachedAttention(
    _ query: UnsafePointer<Float>, over cache: CachedPositions,
    into output: UnsafeMutablePointer<Float>, size: CacheSize,
    scratch: UnsafeMutablePointer<Float>)
}

/// How keys and values are kept: in blocks of 16 positions.
///
/// A layer's part of a block is its keys (H, D, 16), a position a column, then its values (H, 16, D),
/// a position a row, so that vectors go along positions for the one and along the width for the
/// other, and all is read from first to last.
public enum CacheBlock {
  /// Positions of a block.
  public static let positions = 16

  /// Floats of a layer's part.
  public static func layerCount(width: Int) -> Int { 2 * positions * width }

  /// Blocks that so many positions take.
  public static func blocks(positions count: Int) -> Int { (count + positions - 1) / positions }
}

/// What a text keeps of one layer.
@unsafe public struct CachedPositions {
  /// The text's blocks, in order.
  public let blocks: UnsafePointer<UnsafeMutablePointer<Float>>
  /// Where the layer's part begins in each of them.
  public let offset: Int

  public init(blocks: UnsafePointer<UnsafeMutablePointer<Float>>, offset: Int) {
    unsafe self.blocks = blocks
    unsafe self.offset = offset
  }

  /// The layer's part of a block.
  @inlinable
  public subscript(block: Int) -> UnsafeMutablePointer<Float> { unsafe blocks[block] + offset }
}

/// The sizes of one position's attention.
public struct CacheSize: Hashable, Sendable {
  /// T: how many are kept, the position's own among them; at least 1.
  public let positions: Int
  /// H
  public let heads: Int
  /// D
  public let headWidth: Int

  public init(positions: Int, heads: Int, headWidth: Int) {
    self.positions = positions
    self.heads = heads
    self.headWidth = headWidth
  }

  /// C
  public var width: Int { heads * headWidth }

  /// T, rounded up to whole blocks.
  public var paddedPositions: Int {
    CacheBlock.blocks(positions: positions) * CacheBlock.positions
  }

  /// Floats that the attention needs besides.
  public var scratchCount: Int { heads * (paddedPositions + 2) }
}
