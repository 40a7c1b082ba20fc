import Charts

extension Canvas {
  /// Draws `scene` with its top left corner at `origin`.
  ///
  /// Parts with coordinates that are no finite numbers are left out; see
  /// ``Scene/undrawableNodes``. What lies outside the scene's bounds is not cut off.
  ///
  /// - Throws: ``RenderingError/drawing(reason:)`` where memory is short.
  func draw(_ scene: Scene, at origin: Point = .zero) throws(RenderingError) {
    try keepingState { () throws(RenderingError) in
      move(by: origin)
      if let background = scene.background {
        fill(Rectangle(x: 0, y: 0, width: scene.width, height: scene.height), background)
      }
      try draw(scene.nodes)
    }
  }

  private func draw(_ nodes: [Scene.Node]) throws(RenderingError) {
    for node in nodes {
      switch node {
      case .group(let group): try draw(group)
      case .path(let path, let fill, let stroke): draw(path, fill: fill, stroke: stroke)
      case .markers(let markers): try draw(markers)
      case .text(let text): draw(text)
      }
    }
  }

  private func draw(_ group: Scene.Group) throws(RenderingError) {
    guard group.isDrawable, !group.nodes.isEmpty else { return }
    try keepingState { () throws(RenderingError) in
      move(by: group.offset)
      if let clip = group.clip { self.clip(to: clip.within(.drawable)) }
      if group.opacity < 1 {
        try withOpacity(max(0, group.opacity)) { () throws(RenderingError) in
          try draw(group.nodes)
        }
      } else {
        try draw(group.nodes)
      }
    }
  }

  private func draw(_ text: Scene.Text) {
    guard text.isDrawable, !text.string.isEmpty else { return }
    let line = typesetter.line(text.string, font: text.font)
    keepingState {
      move(by: text.origin)
      if text.rotationDegrees != 0 { rotate(clockwiseDegrees: text.rotationDegrees) }
      draw(line, at: Point(line.start(for: text.anchor), 0), text.color)
    }
  }
}
