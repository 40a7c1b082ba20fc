import Charts

@testable import Rendering

/// The texts of a page with their places.
enum PageText {
  /// All runs but those in groups of the given roles.
  static func runs(_ page: Page, without roles: Set<String>) -> [Scene.Text] {
    collect(page) { !roles.contains($0) }
  }

  /// The runs of the groups with one role.
  static func runs(_ page: Page, only role: String) -> [Scene.Text] {
    page.content.marks.flatMap { mark -> [Scene.Text] in
      guard case .node(let node) = mark else { return [] }
      return inside(node, role, isInside: false)
    }
  }

  private static func inside(_ node: Scene.Node, _ role: String, isInside: Bool) -> [Scene.Text] {
    switch node {
    case .text(let text): isInside ? [text] : []
    case .group(let group):
      group.nodes.flatMap { inside($0, role, isInside: isInside || group.role == role) }
    case .path, .markers: []
    }
  }

  private static func collect(_ page: Page, _ keeps: (String) -> Bool) -> [Scene.Text] {
    page.content.marks.flatMap { mark -> [Scene.Text] in
      guard case .node(let node) = mark else { return [] }
      return texts(node, at: .zero, keeps)
    }
  }

  private static func texts(
    _ node: Scene.Node, at offset: Point, _ keeps: (String) -> Bool
  ) -> [Scene.Text] {
    switch node {
    case .text(var text):
      text.origin = Point(text.origin.x + offset.x, text.origin.y + offset.y)
      return [text]
    case .group(let group):
      guard keeps(group.role) else { return [] }
      let inner = Point(offset.x + group.offset.x, offset.y + group.offset.y)
      return group.nodes.flatMap { texts($0, at: inner, keeps) }
    case .path, .markers: return []
    }
  }
}
