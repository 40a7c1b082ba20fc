/// Walks the views of a spec, gives each its data, and compiles their marks.
struct PanelBuilder {
  let tables: [String: DataTable]
  let spacing: Double
  private(set) var warnings: [ChartWarning] = []

  init(tables: [String: DataTable], spacing: Double) {
    self.tables = tables
    self.spacing = spacing
  }

  /// What a view takes over from the views around it.
  struct Surroundings {
    var table: DataTable
    /// The rows of all facets together.
    var reference: DataTable?
    var encoding = EncodingSpec()
    var scopes: [Channel: String] = [:]
    var width: ViewSize?
    var height: ViewSize?
    var path = ""
  }

  mutating func panel(
    _ view: ViewSpec, _ outer: Surroundings
  ) throws(ChartSpecError) -> Panel {
    var outer = outer
    if let data = view.data {
      outer.table = try table(of: data, path: outer.path)
      outer.reference = nil
    }
    if let transforms = view.transform, !transforms.isEmpty {
      for (index, transform) in transforms.enumerated() {
        let path = "\(outer.path)/transform/\(index)"
        outer.table = try transform.table(from: outer.table, path: path)
      }
      outer.reference = nil
    }
    outer.width = view.width ?? outer.width
    outer.height = view.height ?? outer.height
    if let faceted = view.facetedByEncoding() { return try facet(faceted, view, outer) }
    let title = view.title?.value
    switch view.body {
    case .mark, .layer:
      let units = try units(view, outer)
      return .plot(
        Panel.Plot(
          path: outer.path, title: title, width: outer.width, height: outer.height,
          background: view.view, units: units))
    case .hconcat(let views):
      let panels = try panels(views, "hconcat", view, outer)
      return .row(panels, spacing: view.spacing ?? spacing, title: title)
    case .vconcat(let views):
      let panels = try panels(views, "vconcat", view, outer)
      return .column(panels, spacing: view.spacing ?? spacing, title: title)
    case .facet(let facetSpec, let inner):
      return try facet(ViewSpec.Faceted(facet: facetSpec, inner: inner), view, outer)
    }
  }

  private func table(
    of data: Setting<DataSource>, path: String
  ) throws(ChartSpecError) -> DataTable {
    switch data {
    case .off: return DataTable()
    case .on(.inline(let table)): return table
    case .on(.named(let name)):
      if let table = tables[name] { return table }
      let valid = tables.keys.sorted()
      throw ChartSpecError(
        path: "\(path)/data/name",
        .unknownData(name, valid: valid, nearest: Spelling.nearest(to: name, among: valid)))
    }
  }

  private mutating func panels(
    _ views: [ViewSpec], _ key: String, _ view: ViewSpec, _ outer: Surroundings
  ) throws(ChartSpecError) -> [Panel] {
    var panels: [Panel] = []
    for (index, child) in views.enumerated() {
      var inner = outer
      inner.path += "/\(key)/\(index)"
      inner.width = nil
      inner.height = nil
      for channel in Channel.allCases {
        let mode = view.resolve?.scale?.modes[channel]
        let isShared = mode.map { $0 == .shared } ?? !channel.isPosition
        if !isShared { inner.scopes[channel] = inner.path }
      }
      panels.append(try panel(child, inner))
    }
    return panels
  }

  private mutating func units(
    _ view: ViewSpec, _ outer: Surroundings
  ) throws(ChartSpecError) -> [Unit] {
    let encoding = (view.encoding ?? EncodingSpec()).inheriting(outer.encoding)
    switch view.body {
    case .layer(let layers):
      var all: [Unit] = []
      for (index, layer) in layers.enumerated() {
        var inner = outer
        inner.path += "/layer/\(index)"
        inner.encoding = encoding
        for (channel, mode) in view.resolve?.scale?.modes ?? [:] where mode == .independent {
          inner.scopes[channel] = inner.path
        }
        if let data = layer.data {
          inner.table = try table(of: data, path: inner.path)
          inner.reference = nil
        }
        for (index, transform) in (layer.transform ?? []).enumerated() {
          let path = "\(inner.path)/transform/\(index)"
          inner.table = try transform.table(from: inner.table, path: path)
        }
        if layer.transform != nil { inner.reference = nil }
        all += try units(layer, inner)
      }
      return all
    case .mark(let mark):
      return try compiled(mark, encoding, outer)
    default:
      throw ChartSpecError(
        path: outer.path, .invalid("a layer can hold marks and layers, not views"))
    }
  }

  private func compiled(
    _ mark: MarkSpec, _ encoding: EncodingSpec, _ outer: Surroundings
  ) throws(ChartSpecError) -> [Unit] {
    let parts = try CompositeMark(mark: mark, encoding: encoding, path: outer.path)
      .parts(of: outer.table)
    var units: [Unit] = []
    for part in parts {
      var compiler = UnitCompiler(
        path: outer.path, mark: part.mark, encoding: part.encoding, table: part.table,
        reference: outer.reference ?? part.table, stacksLike: part.stacksLike)
      var unit = try compiler.compile()
      for channel in unit.channels.keys {
        let base = channel.scaleChannel
        unit.keys[channel] = ScaleKey(channel: base, scope: outer.scopes[base] ?? "")
      }
      units.append(unit)
    }
    return units
  }
}
