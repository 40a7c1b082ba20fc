import Kernels

// Letters: R rows of a pass, V vocabulary, C width.

/// A token that a model reads, at the end of a text.
@unsafe struct Feed {
  let token: Int32
  /// Of the token in its text, from 0.
  let position: Int
  /// The text's blocks, with room for this position.
  let blocks: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
}

/// A model at work on many texts, of each of which it reads one token or a few.
///
/// Each row of a pass depends on its own text alone, and its bits on nothing else: not on the other
/// rows, nor on how many tokens of the text were read together.
struct CachedPass: ~Copyable {
  let factors: ModelFactors
  let kernels: any KernelSet.Type
  let team: ThreadTeam
  /// The most rows of a pass.
  let rows: Int
  private let rooms: FloatBuffer
  private let roomCount: Int

  init(_ weights: Weights, kernels: any KernelSet.Type, team: ThreadTeam, rows: Int) {
    factors = ModelFactors(weights, kernels: kernels)
    self.kernels = kernels
    self.team = team
    self.rows = rows
    roomCount = unsafe PassRoom.count(rows: rows, shape: weights.shape)
    rooms = FloatBuffer(count: roomCount * team.threads)
  }

  var shape: ModelShape { factors.shape }

  /// Each worker has a room of its own.
  func room(of worker: Int) -> PassRoom {
    unsafe PassRoom(rooms.base + worker * roomCount, rows: rows, shape: shape)
  }

  /// Reads tokens: their keys and values go to their texts' blocks, and the residual stream behind
  /// the last layer to the room.
  ///
  /// - Parameter feeds: At most ``rows``; tokens of one text in order, and no other pass at the same
  ///   time reads tokens of the same text.
  func read(_ feeds: [Feed], in room: PassRoom) {
    let c = shape.width
    for row in unsafe feeds.indices {
      let feed = unsafe feeds[row]
      unsafe kernels.addBias(
        factors.vector(factors.tokenEmbedding) + Int(feed.token) * c,
        bias: factors.vector(factors.positionEmbedding) + feed.position * c,
        into: room.stream + row * c, size: RowsSize(rows: 1, width: c))
    }
    for (layer, parts) in factors.layers.enumerated() {
      unsafe norm(parts.attentionNorm, feeds.count, in: room)
      unsafe multiply(room.norm, parts.queryKeyValue, into: room.queryKeyValue, feeds.count)
      unsafe attend(feeds, layer: layer, in: room)
      unsafe add(room.attended, parts.attentionOutput, feeds.count, in: room)
      unsafe norm(parts.feedForwardNorm, feeds.count, in: room)
      unsafe multiply(room.norm, parts.expansion, into: room.expanded, feeds.count)
      unsafe kernels.gelu(room.expanded, into: room.expanded, count: feeds.count * 4 * c)
      unsafe add(room.expanded, parts.contraction, feeds.count, in: room)
    }
  }

  /// The logits of the tokens that follow those of some rows: (rows, V) at the start of the room's.
  func logits(ofRows range: Range<Int>, in room: PassRoom) {
    let c = shape.width
    unsafe kernels.layerNorm(
      room.stream + range.lowerBound * c, gain: factors.vector(factors.finalNorm.gain),
      bias: factors.vector(factors.finalNorm.bias), into: room.norm, statistics: room.statistics,
      size: RowsSize(rows: range.count, width: c))
    unsafe product(
      room.norm, factors.head, into: room.logits, range.count, start: .zero)
  }

  private func attend(_ feeds: [Feed], layer: Int, in room: PassRoom) {
    let c = shape.width
    let offset = layer * CacheBlock.layerCount(width: c)
    for row in unsafe feeds.indices {
      let feed = unsafe feeds[row]
      let key = unsafe room.queryKeyValue + (row * 3 * c + c)
      unsafe kernels.keep(
        key: key, value: key + c, at: feed.position % CacheBlock.positions,
        in: feed.blocks[feed.position / CacheBlock.positions] + offset, size: size(feed))
    }
    for row in unsafe feeds.indices {
      let feed = unsafe feeds[row]
      unsafe kernels.cachedAttention(
        room.queryKeyValue + row * 3 * c,
        over: CachedPositions(blocks: UnsafePointer(feed.blocks), offset: offset),
        into: room.attended + row * c,
        size: size(feed), scratch: room.attention)
    }
  }

  /// Of a token's attention.
  private func size(_ feed: Feed) -> CacheSize {
    unsafe CacheSize(
      positions: feed.position + 1, heads: shape.heads, headWidth: shape.headWidth)
  }

  private func norm(_ norm: NormFactors, _ rows: Int, in room: PassRoom) {
    unsafe kernels.layerNorm(
      room.stream, gain: factors.vector(norm.gain), bias: factors.vector(norm.bias),
      into: room.norm, statistics: room.statistics,
      size: RowsSize(rows: rows, width: shape.width))
  }

  private func multiply(
    _ a: UnsafePointer<Float>, _ factor: AffineFactor, into c: UnsafeMutablePointer<Float>,
    _ rows: Int
  ) {
    unsafe product(
      a, factor.matrix, into: c, rows, start: .bias(factors.vector(factor.bias)))
  }

  /// Adds a product to the residual stream.
  private func add(
    _ a: UnsafePointer<Float>, _ factor: AffineFactor, _ rows: Int, in room: PassRoom
  ) {
    unsafe kernels.addBias(
      room.stream, bias: factors.vector(factor.bias), into: room.stream,
      size: RowsSize(rows: rows, width: shape.width))
    unsafe product(a, factor.matrix, into: room.stream, rows, start: .accumulate)
  }

  private func product(
    _ a: UnsafePointer<Float>, _ factor: Factor, into c: UnsafeMutablePointer<Float>, _ rows: Int,
    start: ProductStart
  ) {
    unsafe kernels.product(
      Matrix(a, rowStride: factor.depth), factors.panels(of: factor),
      into: MutableMatrix(c, rowStride: factor.columns),
      size: ProductSize(rows: rows, columns: factor.columns, depth: factor.depth), start: start)
  }
}
