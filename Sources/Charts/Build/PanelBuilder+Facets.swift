extension ViewSpec {
  /// A view repeated for each value of some fields.
  struct Faceted {
    let facet: FacetSpec
    let inner: ViewSpec
  }

  /// The facet that the channels `row`, `column` and `facet` of a single view ask for.
  func facetedByEncoding() -> Faceted? {
    guard let encoding, encoding[.row] ?? encoding[.column] ?? encoding[.facet] != nil else {
      return nil
    }
    var facet = FacetSpec()
    facet.row = encoding[.row]
    facet.column = encoding[.column]
    facet.wrap = facet.row == nil && facet.column == nil ? encoding[.facet] : nil
    var inner = self
    inner.data = nil
    inner.transform = nil
    inner.title = nil
    for channel in [Channel.row, .column, .facet] { inner.encoding?[channel] = nil }
    return Faceted(facet: facet, inner: inner)
  }
}

extension PanelBuilder {
  /// How many cells a facet may have; more would be no picture.
  private static let cellLimit = 400

  mutating func facet(
    _ faceted: ViewSpec.Faceted, _ view: ViewSpec, _ outer: Surroundings
  ) throws(ChartSpecError) -> Panel {
    let facet = faceted.facet
    let rows = try values(of: facet.row, outer)
    let columns = try values(of: facet.column ?? facet.wrap, outer)
    guard max(1, rows.count) * max(1, columns.count) <= Self.cellLimit else {
      throw ChartSpecError(
        path: outer.path, .invalid("a facet of more than \(Self.cellLimit) cells"))
    }
    var cells: [[Panel?]] = []
    for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
      var line: [Panel?] = []
      for column in columns.isEmpty ? [nil] : columns.map(Optional.some) {
        var tests: [(ChannelSpec, Datum)] = []
        if let row, let spec = facet.row { tests.append((spec, row)) }
        if let column, let spec = facet.column ?? facet.wrap { tests.append((spec, column)) }
        let name = (row?.label ?? "") + "," + (column?.label ?? "")
        line.append(try cell(faceted.inner, tests, name, view, outer))
      }
      cells.append(line)
    }
    let width = (view.columns ?? facet.wrap?.columns).map { wholeNumber($0, in: 1...1000) }
    return .grid(grid(cells, facet, rows, columns, wrappedAt: width, view))
  }

  private mutating func cell(
    _ inner: ViewSpec, _ tests: [(ChannelSpec, Datum)], _ name: String, _ view: ViewSpec,
    _ outer: Surroundings
  ) throws(ChartSpecError) -> Panel {
    var surroundings = outer
    let fields = tests.compactMap { spec, datum in
      spec.field.flatMap { outer.table[UnitCompiler.name($0)] }.map { ($0, datum) }
    }
    surroundings.table = outer.table.picking(
      (0..<outer.table.rowCount).filter { row in
        fields.allSatisfy { column, datum in column[row] == datum }
      })
    surroundings.reference = outer.table
    if case .facet = view.body { surroundings.path += "/spec" }
    for (channel, mode) in view.resolve?.scale?.modes ?? [:] where mode == .independent {
      surroundings.scopes[channel] = outer.path + "#" + name
    }
    return try panel(inner, surroundings)
  }

  private func values(
    of spec: ChannelSpec?, _ outer: Surroundings
  ) throws(ChartSpecError) -> [Datum] {
    guard let spec, let field = spec.field else { return [] }
    let name = UnitCompiler.name(field)
    guard let column = outer.table[name] else {
      if outer.table.rowCount == 0 { return [] }
      let valid = outer.table.names
      throw ChartSpecError(
        path: outer.path,
        .unknownField(name, valid: valid, nearest: Spelling.nearest(to: name, among: valid)))
    }
    let found = Set((0..<column.count).lazy.map { column[$0] }).sorted(by: Datum.precedes)
    switch spec.sort {
    case .on(.descending): return found.reversed()
    case .on(.values(let first)):
      return first.filter(found.contains) + found.filter { !first.contains($0) }
    default: return found
    }
  }

  private func grid(
    _ cells: [[Panel?]], _ facet: FacetSpec, _ rows: [Datum], _ columns: [Datum],
    wrappedAt width: Int?, _ view: ViewSpec
  ) -> Panel.Grid {
    var cells = cells
    let isWrapped = facet.wrap != nil
    if isWrapped, let width, let line = cells.first {
      cells = stride(from: 0, to: line.count, by: width).map { start in
        (start..<(start + width)).map { $0 < line.count ? line[$0] : nil }
      }
    }
    let modes = view.resolve
    let shared = [Channel.x, .y].filter {
      modes?.scale?.modes[$0] != .independent && modes?.axis?.modes[$0] != .independent
    }
    func labels(_ spec: ChannelSpec?, _ values: [Datum]) -> [String] {
      guard spec?.header?.value?.labels != false, spec?.header != .off else {
        return values.map { _ in "" }
      }
      let format = spec?.header?.value?.format.flatMap { NumberFormat($0) }
      return values.map { datum in
        if let format, let number = datum.number { return format.string(number) }
        return datum.label
      }
    }
    func title(_ spec: ChannelSpec?) -> String? {
      guard let spec, spec.header != .off else { return nil }
      if let title = spec.header?.value?.title ?? spec.title {
        return title.value?.lines.joined(separator: " ")
      }
      return spec.field.map(UnitCompiler.name)
    }
    let across = facet.column ?? facet.wrap
    return Panel.Grid(
      cells: cells, rowLabels: labels(facet.row, rows), columnLabels: labels(across, columns),
      rowTitle: title(facet.row), columnTitle: title(across), isWrapped: isWrapped,
      spacing: view.spacing ?? spacing, title: view.title?.value, sharedAxes: Set(shared))
  }
}
