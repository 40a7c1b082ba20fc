import Kernels

/// Which blocks hold the keys and values of a text's tokens.
///
/// A class, as a prompt's text lives as long as any of its samples needs it; only one thread at a
/// time works on a text.
@safe final class CachedText {
  /// The text's blocks, in order.
  let blocks: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  /// How many tokens are kept.
  var count = 0
  private let capacity: Int
  private var blockCount = 0
  /// How many of the blocks, from the first one on, belong to another text.
  private var sharedCount = 0

  /// - Parameter limit: The most tokens it can get.
  init(limit: Int) {
    capacity = max(CacheBlock.blocks(positions: limit), 1)
    unsafe blocks = .allocate(capacity: capacity)
  }

  /// A text that begins as another does, whose whole blocks it shares; the last block, if it has
  /// room, is copied.
  init(sharing other: CachedText, limit: Int, from memory: inout CacheBlocks) {
    capacity = max(CacheBlock.blocks(positions: max(limit, other.count)), 1)
    unsafe blocks = .allocate(capacity: capacity)
    count = other.count
    sharedCount = other.count / CacheBlock.positions
    for block in 0..<sharedCount { unsafe append(other.blocks[block]) }
    if count > sharedCount * CacheBlock.positions {
      unsafe append(memory.take(copying: other.blocks[sharedCount]))
    }
  }

  deinit { unsafe blocks.deallocate() }

  /// Sees to it that there is room for so many tokens.
  func reserve(_ tokens: Int, from memory: inout CacheBlocks) {
    while blockCount < min(CacheBlock.blocks(positions: tokens), capacity) {
      unsafe append(memory.take())
    }
  }

  /// Gives back all blocks that are its own. The text must not be used any more.
  func release(to memory: inout CacheBlocks) {
    unsafe memory.giveBack(
      UnsafeBufferPointer(start: blocks + sharedCount, count: blockCount - sharedCount))
    blockCount = sharedCount
  }

  private func append(_ block: UnsafeMutablePointer<Float>) {
    unsafe (blocks + blockCount).initialize(to: block)
    blockCount += 1
  }
}
