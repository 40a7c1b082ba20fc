import Foundation
import Kernels

/// The memory of all keys and values: blocks of 16 positions of all layers, lent to texts as they
/// grow, and given back.
///
/// 2 L C floats a position; see ``CacheBlock`` for a layer's part.
@safe struct CacheBlocks: ~Copyable {
  /// Floats of a block.
  private let blockCount: Int
  private var slabs: [UnsafeMutableRawPointer]
  private var free: [UnsafeMutablePointer<Float>]

  /// Memory is asked for in pieces of this size at least, one large page each, as a text's blocks
  /// would otherwise take more pages than a processor finds quickly.
  private static let slabBytes = 1 << 21

  init(_ shape: ModelShape) {
    blockCount = shape.layers * CacheBlock.layerCount(width: shape.width)
    unsafe slabs = []
    unsafe free = []
  }

  deinit {
    for number in unsafe slabs.indices { unsafe slabs[number].deallocate() }
  }

  /// A block whose numbers are of no importance, but finite.
  mutating func take() -> UnsafeMutablePointer<Float> {
    if let block = unsafe free.popLast() { return unsafe block }
    let blockBytes = blockCount * MemoryLayout<Float>.stride
    let slabBytes = (blockBytes + Self.slabBytes - 1) / Self.slabBytes * Self.slabBytes
    let slab = UnsafeMutableRawPointer.allocate(byteCount: slabBytes, alignment: Self.slabBytes)
    #if os(Linux)
      // Advice only: it may be refused, and then all is as before.
      _ = unsafe madvise(slab, slabBytes, MADV_HUGEPAGE)
    #endif
    unsafe slabs.append(slab)
    let count = slabBytes / blockBytes
    let first = unsafe slab.bindMemory(to: Float.self, capacity: count * blockCount)
    unsafe first.initialize(repeating: 0, count: count * blockCount)
    for block in (1..<count).reversed() { unsafe free.append(first + block * blockCount) }
    return unsafe first
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
