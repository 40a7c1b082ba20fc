import Charts
import Documents

/// A piece of a column that is never cut: a line of text, a row of a table, a figure.
///
/// Its marks are counted from the left edge of the text and from its own top.
struct Slab: Sendable {
  var height: Double
  var marks: [Mark] = []
  var links: [Link] = []
  var anchors: [Anchor] = []
  /// The footnotes that must stand on the same page, as indices.
  var notes: [Int] = []
  /// Space above, in points; dropped at the top of a page.
  var spaceBefore = 0.0
  /// Whether a page may begin here.
  var allowsBreakBefore = true
  /// Whether it is a line of a heading.
  var isHeading = false
  /// Whether it may go to the top of the next page while the text goes on.
  var isFloat = false
  /// What it is the beginning of, where that is numbered: numbers must follow each other on pages.
  var series: Series?
  /// What is repeated above it if a page begins here.
  var repeatedHead: [Slab] = []
  var outline: OutlineEntry?

  /// What is counted together.
  enum Series: Hashable, Sendable { case figures, tables }

  enum Mark: Sendable {
    case node(Scene.Node)
    case figure(Scene, at: Point, scale: Double)
  }

  struct Link: Sendable {
    var area: Rectangle
    var target: LinkTarget
  }

  struct Anchor: Sendable {
    var id: String
    var y: Double
  }

  /// A line of the bookmarks.
  struct OutlineEntry: Sendable {
    var level: Int
    var title: String
    /// Where it leads.
    var id: String
  }

  /// One slab of all, one below the other.
  static func stack(_ slabs: [Slab]) -> Slab {
    var result = Slab(height: 0, spaceBefore: slabs.first?.spaceBefore ?? 0)
    for (index, slab) in slabs.enumerated() {
      let top = result.height + (index == 0 ? 0 : slab.spaceBefore)
      result.add(slab, at: Point(0, top))
      result.height = top + slab.height
    }
    return result
  }

  /// The same with its picture so much smaller that the whole is `height` high at most.
  ///
  /// - Returns: `nil` where there is no picture, or it would lose more than a quarter.
  func shrunk(to height: Double) -> Slab? {
    for (index, mark) in marks.enumerated() {
      guard case .figure(let scene, let origin, let scale) = mark else { continue }
      let lost = self.height - height
      let smaller = scale - lost / scene.height
      guard smaller >= 0.75 * scale else { return nil }
      var slab = self
      let x = origin.x + (scale - smaller) * scene.width / 2
      slab.marks[index] = .figure(scene, at: Point(x, origin.y), scale: smaller)
      slab.height = height
      let bottom = origin.y + scene.height * scale
      for other in slab.marks.indices where other != index {
        slab.marks[other] = slab.marks[other].moved(by: Point(0, -lost))
      }
      for link in slab.links.indices { slab.links[link].area.y -= lost }
      for anchor in slab.anchors.indices where slab.anchors[anchor].y >= bottom {
        slab.anchors[anchor].y -= lost
      }
      return slab
    }
    return nil
  }

  /// Draws another slab's content at a place of this one.
  mutating func add(_ other: Slab, at origin: Point) {
    for mark in other.marks { marks.append(mark.moved(by: origin)) }
    for link in other.links {
      var area = link.area
      area.x += origin.x
      area.y += origin.y
      links.append(Link(area: area, target: link.target))
    }
    for anchor in other.anchors {
      anchors.append(Anchor(id: anchor.id, y: anchor.y + origin.y))
    }
    notes += other.notes
    if outline == nil { outline = other.outline }
  }
}

extension Slab.Mark {
  func moved(by offset: Point) -> Slab.Mark {
    if offset == .zero { return self }
    switch self {
    case .node(.text(var text)):
      text.origin = Point(text.origin.x + offset.x, text.origin.y + offset.y)
      return .node(.text(text))
    case .node(let node):
      return .node(.group(Scene.Group(role: "", offset: offset, nodes: [node])))
    case .figure(let scene, let origin, let scale):
      return .figure(scene, at: Point(origin.x + offset.x, origin.y + offset.y), scale: scale)
    }
  }
}

extension Scene.Node {
  /// A filled rectangle.
  static func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Color)
    -> Scene.Node
  {
    .path(
      Path([
        .move(Point(x, y)), .line(Point(x + width, y)), .line(Point(x + width, y + height)),
        .line(Point(x, y + height)), .close,
      ]), fill: color, stroke: nil)
  }
}
