extension LayoutBuilder {
  /// The cells of a facet in even rows and columns, with headings.
  mutating func grid(_ grid: Panel.Grid) -> Block {
    var lines: [[Block?]] = []
    for (row, cells) in grid.cells.enumerated() {
      var line: [Block?] = []
      for (column, cell) in cells.enumerated() {
        guard let cell else {
          line.append(nil)
          continue
        }
        let isLast = row == grid.cells.count - 1 || !has(grid, row + 1, column)
        let hiding = HiddenAxes(
          x: grid.sharedAxes.contains(.x) && !isLast,
          y: grid.sharedAxes.contains(.y) && column > 0)
        line.append(block(cell, hiding: hiding))
      }
      lines.append(line)
    }
    if grid.isWrapped { lines = lines.map(Self.levelled) }
    let cellTitles = grid.isWrapped ? wrapped(grid) : []
    for (row, titles) in cellTitles.enumerated() {
      for (column, title) in titles.enumerated() where lines[row].indices.contains(column) {
        if let cell = lines[row][column] {
          lines[row][column] = headed(cell, title, gap: grid.spacing)
        }
      }
    }
    return placed(lines, grid)
  }

  /// The cells of one row with the same room above them, so that their headings are level.
  private static func levelled(_ line: [Block?]) -> [Block?] {
    let top = line.compactMap { $0?.margins.top }.max() ?? 0
    return line.map { cell in
      var cell = cell
      cell?.margins.top = top
      return cell
    }
  }

  private func has(_ grid: Panel.Grid, _ row: Int, _ column: Int) -> Bool {
    grid.cells.indices.contains(row) && grid.cells[row].indices.contains(column)
      && grid.cells[row][column] != nil
  }

  private func wrapped(_ grid: Panel.Grid) -> [[String]] {
    guard let width = grid.cells.first?.count, width > 0 else { return [] }
    return stride(from: 0, to: grid.columnLabels.count, by: width).map {
      Array(grid.columnLabels[$0..<min($0 + width, grid.columnLabels.count)])
    }
  }

  private var headerFont: Font { Font(theme.family, sizePoints: theme.sizes.header) }
  private var headerTitleFont: Font {
    Font(theme.family, sizePoints: theme.sizes.axisTitle, bold: true)
  }

  /// `block` with a heading centred above its plot area.
  private func headed(_ block: Block, _ title: String, gap: Double) -> Block {
    guard !title.isEmpty else { return block }
    var block = block
    let lines = heading(title, to: block.inner.x + gap - 6)
    var y = -max(block.margins.top, 4)
    var nodes: [Scene.Node] = []
    for text in lines.reversed() {
      let extent = measuring.extent(of: text, font: headerFont)
      nodes.append(header(text, at: Point(block.inner.x / 2, y - extent.descent)))
      y -= extent.ascent + extent.descent
    }
    block.nodes.append(.group(Scene.Group(role: "header", nodes: nodes.reversed())))
    block.margins.top = -y
    return block
  }

  /// A heading to the left of a row of plots, turned to read upwards.
  private func sideHeaded(_ block: Block, _ title: String, gap: Double) -> Block {
    guard !title.isEmpty else { return block }
    var block = block
    let lines = heading(title, to: block.inner.y + gap - 6)
    var x = -block.margins.left - 6
    var nodes: [Scene.Node] = []
    for text in lines.reversed() {
      let extent = measuring.extent(of: text, font: headerFont)
      nodes.append(
        header(text, at: Point(x - extent.descent, block.inner.y / 2), rotationDegrees: -90))
      x -= extent.ascent + extent.descent
    }
    block.nodes.append(.group(Scene.Group(role: "header", nodes: nodes.reversed())))
    block.margins.left = -x
    return block
  }

  /// The lines of a heading: as wide as its plot and the gap beside it, for that is free.
  private func heading(_ title: String, to room: Double) -> [String] {
    wrapped(title, headerFont, to: max(room, 40))
  }

  private func header(
    _ text: String, at place: Point, rotationDegrees: Double = 0
  ) -> Scene.Node {
    .text(
      Scene.Text(
        text, at: place, font: headerFont, color: theme.inks.title, anchor: .middle,
        rotationDegrees: rotationDegrees))
  }

  private func placed(_ lines: [[Block?]], _ grid: Panel.Grid) -> Block {
    var lines = lines
    if !grid.isWrapped {
      if let first = lines.first { lines[0] = Self.levelled(first) }
      let left = lines.compactMap { $0.first??.margins.left }.max() ?? 0
      for row in lines.indices where !lines[row].isEmpty { lines[row][0]?.margins.left = left }
      for (column, title) in grid.columnLabels.enumerated() {
        if let cell = lines.first?[column] {
          lines[0][column] = headed(cell, title, gap: grid.spacing)
        }
      }
      for (row, title) in grid.rowLabels.enumerated() {
        if let cell = lines[row].first ?? nil {
          lines[row][0] = sideHeaded(cell, title, gap: grid.spacing)
        }
      }
    }
    let columns = lines.map(\.count).max() ?? 0
    var result = Block(inner: .zero)
    var y = 0.0
    for (row, line) in lines.enumerated() {
      let cells = line.compactMap { $0 }
      if row > 0 { y += cells.map(\.margins.top).max() ?? 0 }
      var x = 0.0
      for column in 0..<columns {
        let all = lines.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        if column > 0 { x += all.map(\.margins.left).max() ?? 0 }
        if line.indices.contains(column), let cell = line[column] {
          result.add(cell, at: Point(x, y))
        }
        x += all.map { $0.inner.x + $0.margins.right }.max() ?? 0
        x += grid.spacing
      }
      y += cells.map { $0.inner.y + $0.margins.bottom }.max() ?? 0
      y += grid.spacing
    }
    return gridTitled(result, grid)
  }

  private func gridTitled(_ block: Block, _ grid: Panel.Grid) -> Block {
    var block = block
    if let title = grid.columnTitle, !title.isEmpty {
      let extent = measuring.extent(of: title, font: headerTitleFont)
      let y = -block.margins.top - 4 - extent.descent
      block.nodes.append(
        .text(
          Scene.Text(
            title, at: Point(block.inner.x / 2, y), font: headerTitleFont,
            color: theme.inks.title, anchor: .middle)))
      block.margins.top += 4 + extent.ascent + extent.descent
    }
    if let title = grid.rowTitle, !title.isEmpty {
      let extent = measuring.extent(of: title, font: headerTitleFont)
      let x = -block.margins.left - 4 - extent.descent
      block.nodes.append(
        .text(
          Scene.Text(
            title, at: Point(x, block.inner.y / 2), font: headerTitleFont,
            color: theme.inks.title, anchor: .middle, rotationDegrees: -90)))
      block.margins.left += 4 + extent.ascent + extent.descent
    }
    return block
  }
}
