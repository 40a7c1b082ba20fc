/// A scale over one side of a plot.
enum PositionScale: Hashable {
  case continuous(ContinuousScale)
  case band(BandScale)

  /// Where each cell of `column` lies: a number's place, or the middle of a category's band; nan
  /// where it has none.
  func places(of column: DataTable.Column) -> [Double] {
    switch self {
    case .continuous(let scale): column.numbers.map { scale($0) }
    case .band(let scale): (0..<column.count).map { scale.center(of: column[$0]) }
    }
  }

  /// The width of a band; 0 where there are none.
  var bandwidth: Double {
    if case .band(let scale) = self { scale.bandwidth } else { 0 }
  }
}
