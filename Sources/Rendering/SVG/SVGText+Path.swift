import Charts

extension SVGText {
  /// An outline in SVG's notation, with absolute coordinates; commands that repeat are left out.
  ///
  /// - Parameter decimals: Of the coordinates, 0…3.
  mutating func append(_ path: Path, decimals: Int = 2) {
    var command: Character?
    for element in path.elements {
      switch element {
      case .move(let point):
        append("M")
        append(point, decimals)
        // After a move, lines need no letter.
        command = "L"
      case .line(let point):
        separate(&command, "L")
        append(point, decimals)
      case .curve(let one, let two, let end):
        separate(&command, "C")
        for (index, point) in [one, two, end].enumerated() {
          if index > 0 { append(" ") }
          append(point, decimals)
        }
      case .close:
        append("Z")
        command = nil
      }
    }
  }

  private mutating func separate(_ command: inout Character?, _ next: Character) {
    append(command == next ? " " : String(next))
    command = next
  }

  private mutating func append(_ point: Point, _ decimals: Int) {
    append(point.x, decimals: decimals)
    append(" ")
    append(point.y, decimals: decimals)
  }
}
