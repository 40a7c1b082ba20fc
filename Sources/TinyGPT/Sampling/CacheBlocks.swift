import Kernels

/// The memory of all keys and values: blocks of 16 positions of all layers, lent to texts as they
/// grow, and given back.
///
/// 2 L C floats a position; see ``CacheBlock`` for a layer's part.
@safe struct CacheBlocks: ~Copyable {
  private let layerCount: Int
  private let blockCount: Int
  private var all: [UnsafeMutablePointer<Float>]
  private var free: [UnsafeMutablePointer<Float>]

  init(_ shape: ModelShape) {
    layerCount = CacheBlock.layerCount(width: shape.width)
    blockCount = shape.layers * layerCount
    unsafe all = []
    unsafe free = []
  }

  deinit {
    for number in unsafe all.indices { unsafe all[number].deallocate() }
  }

  /// A block whose numbers are of no importance, but finite.
  mutating func take() -> UnsafeMutablePointer<Float> {
    if let block = unsafe free.popLast() { return unsafe block }
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: blockCount * MemoryLayout<Float>.stride, alignment: 64)
    let block = unsafe raw.bindMemory(to: Float.self, capacity: blockCount)
    unsafe block.initialize(repeating: 0, count: blockCount)
    unsafe all.append(block)
    return unsafe block
  }

  /// A block with the same numbers as another.
  mutating func take(copying other: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
    let block = unsafe take()
    unsafe block.update(from: other, count: blockCount)
    return unsafe block
  }

  mutating func giveBack(_ blocks: UnsafeBufferPointer<UnsafeMutablePointer<Float>>) {
    unsafe free.append(contentsOf: blocks)
  }
}
