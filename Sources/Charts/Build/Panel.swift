/// The views of a chart with their data, before scales and layout.
indirect enum Panel {
  case plot(Plot)
  case row([Panel], spacing: Double, title: TitleSpec?)
  case column([Panel], spacing: Double, title: TitleSpec?)
  case grid(Grid)

  /// Marks over each other in one pair of axes.
  struct Plot {
    let path: String
    let title: TitleSpec?
    let width: ViewSize?
    let height: ViewSize?
    let background: ViewBackground?
    var units: [Unit]
  }

  /// The cells of a facet, row by row.
  struct Grid {
    let cells: [[Panel?]]
    let rowLabels: [String]
    let columnLabels: [String]
    let rowTitle: String?
    let columnTitle: String?
    /// Whether each cell has its own heading, as in a wrapped facet.
    let isWrapped: Bool
    let spacing: Double
    let title: TitleSpec?
    /// The channels whose axes stand only at the edges.
    let sharedAxes: Set<Channel>
  }

  /// All units below.
  var units: [Unit] {
    switch self {
    case .plot(let plot): plot.units
    case .row(let panels, _, _), .column(let panels, _, _): panels.flatMap(\.units)
    case .grid(let grid): grid.cells.flatMap { $0.flatMap { $0?.units ?? [] } }
    }
  }
}
