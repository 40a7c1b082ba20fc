/// A part of the picture with its plot area at the origin and what surrounds it.
struct Block {
  /// The size of the plot area, or of the area that several plots span.
  var inner: Point
  var margins = Margins()
  var nodes: [Scene.Node] = []
  /// Places that data takes up, in the block's coordinates: legends inside keep off them.
  var occupied: [Point] = []

  /// The room around the plot area, in points.
  struct Margins: Hashable {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
  }

  var width: Double { margins.left + inner.x + margins.right }
  var height: Double { margins.top + inner.y + margins.bottom }

  /// Blocks beside each other, with their plot areas' upper edges in line.
  static func row(_ blocks: [Block], spacing: Double) -> Block {
    join(blocks, spacing: spacing, isRow: true)
  }

  /// Blocks below each other, with their plot areas' left edges in line.
  static func column(_ blocks: [Block], spacing: Double) -> Block {
    join(blocks, spacing: spacing, isRow: false)
  }

  private static func join(_ blocks: [Block], spacing: Double, isRow: Bool) -> Block {
    guard let first = blocks.first else { return Block(inner: .zero) }
    var result = first
    var place = isRow ? first.inner.x + first.margins.right : first.inner.y + first.margins.bottom
    for block in blocks.dropFirst() {
      place += spacing + (isRow ? block.margins.left : block.margins.top)
      let offset = isRow ? Point(place, 0) : Point(0, place)
      result.add(block, at: offset)
      place += isRow ? block.inner.x + block.margins.right : block.inner.y + block.margins.bottom
    }
    return result
  }

  /// Puts `block` with its plot area at `offset`, and grows to hold it.
  mutating func add(_ block: Block, at offset: Point) {
    let right = max(inner.x + margins.right, offset.x + block.inner.x + block.margins.right)
    let bottom = max(inner.y + margins.bottom, offset.y + block.inner.y + block.margins.bottom)
    margins.left = max(margins.left, block.margins.left - offset.x)
    margins.top = max(margins.top, block.margins.top - offset.y)
    inner = Point(
      max(inner.x, offset.x + block.inner.x), max(inner.y, offset.y + block.inner.y))
    margins.right = right - inner.x
    margins.bottom = bottom - inner.y
    nodes.append(.group(Scene.Group(role: "view", offset: offset, nodes: block.nodes)))
    occupied += block.occupied.map { Point($0.x + offset.x, $0.y + offset.y) }
  }
}
