/// Builds pictures of specs: data, transforms, scales, layout, nodes.
public enum Chart {
  /// The picture of a spec as plain values, ready to be drawn.
  ///
  /// - Parameters:
  ///   - spec: What to draw. A theme or other options that it names go before `theme`.
  ///   - data: Tables for the names that the spec's data sources use; they go before the spec's
  ///     own `datasets`.
  ///   - theme: How it looks.
  ///   - measuring: How large texts are.
  /// - Returns: The picture, and what had to be left out of it.
  /// - Throws: ``ChartSpecError`` if the spec names data or fields that do not exist, or asks for
  ///   what its scales cannot have.
  /// - Complexity: O(n log n) in the number of rows.
  public static func scene(
    of spec: ChartSpec, data: [String: DataTable] = [:], theme: Theme = .standard,
    measuring: some TextMeasuring
  ) throws(ChartSpecError) -> (scene: Scene, warnings: [ChartWarning]) {
    let theme = spec.options?.theme.map { Theme($0) } ?? theme
    let tables = spec.datasets.merging(data) { $1 }
    var builder = PanelBuilder(tables: tables, spacing: theme.sizes.spacing)
    let panel = try builder.panel(
      spec.view, PanelBuilder.Surroundings(table: DataTable(rowCount: 1)))
    let units = panel.units
    let trained = try ScaleTrainer(units: units, config: spec.config).scales
    var layout = LayoutBuilder(
      trained: trained, theme: theme, measuring: measuring, spec: spec)
    var block = layout.block(panel)
    layout.addLegends(units.map { $0.keeping { $0.scope.isEmpty } }, to: &block)
    block = layout.captioned(block, spec.options?.caption)
    guard block.width <= Self.lengthLimit, block.height <= Self.lengthLimit else {
      throw ChartSpecError(path: "", .invalid("the picture would be too large to draw"))
    }
    let alternative =
      spec.view.description ?? Alternative(spec: spec, panel: panel, trained: trained).sentence
    let scene = assembled(block, spec, theme, alternative)
    // The parts of one mark, a line and its points, leave out the same data.
    var seen = Set<ChartWarning>()
    let warnings = (builder.warnings + layout.warnings).filter { seen.insert($0).inserted }
    return (scene, warnings)
  }

  /// No picture is longer, in points; what is, or is not finite, comes from absurd settings.
  private static let lengthLimit = 1e6

  private static func assembled(
    _ block: Block, _ spec: ChartSpec, _ theme: Theme, _ alternative: String
  ) -> Scene {
    let padding = spec.padding ?? theme.sizes.padding
    let background: Color? =
      (spec.background ?? spec.config?.background).map { $0.value?.color }
      ?? theme.inks.background
    let offset = Point(padding + block.margins.left, padding + block.margins.top)
    return Scene(
      width: block.width + 2 * padding, height: block.height + 2 * padding,
      background: background,
      nodes: [.group(Scene.Group(role: "chart", offset: offset, nodes: block.nodes))],
      alternative: alternative)
  }
}
