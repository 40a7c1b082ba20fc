import ExperimentSpecs

/// The numbers of the paper (Chen et al. 2021, <https://arxiv.org/abs/2107.03374>) as tables that
/// figures and tables may name: `paper.table1`, `paper.figure5` and so on.
///
/// Each is a CSV file of the folder `Resources/Paper`, with the columns of our own tables where they
/// mean the same; `error` is how far a number read off a figure may be wrong. The README there tells
/// how they were had.
enum PaperTable: String, CaseIterable {
  case table1, table2, table3
  case scalingLaw = "scaling_law"
  case figure1, figure4, figure5, figure5bottom, figure6, figure7, figure8, figure9, figure10
  case figure10bottom, figure11, figure12, figure13, figure14, figure15

  var name: String { "paper." + rawValue }

  /// Where its numbers stand.
  var source: String {
    let places: [PaperTable: String] = [
      .table1: "Table 1", .table2: "Table 2", .table3: "Table 3",
      .scalingLaw: "Figure 4, its legend",
      .figure5: "Figure 5, top, read off the figure",
      .figure5bottom: "Figure 5, bottom, read off the figure",
      .figure10: "Figure 10, top, read off the figure",
      .figure10bottom: "Figure 10, bottom, read off the figure",
    ]
    let figure = rawValue.dropFirst("figure".count)
    return "Chen et al. 2021, " + (places[self] ?? "Figure \(figure), read off the figure")
  }

  /// The columns that say what a row is about, in whichever table they are.
  private static let keys: Set<String> = [
    "family", "model", "arm", "non_embedding", "k", "n", "temperature", "heuristic", "label",
    "level", "samples", "series", "task_id", "result", "from", "to", "examples", "instruction",
    "estimator", "cipher",
  ]

  /// - Throws: ``ReportingError/unreadable(_:)`` for a damaged installation.
  func table() throws(ReportingError) -> ResultTable {
    let path = "Paper/\(rawValue).csv"
    let text = String(decoding: try Resource.data(path), as: UTF8.self)
    guard let table = ResultTable(name, csv: text, use: source, keys: Self.keys) else {
      throw .unreadable("\(path): error: a file of the program is damaged; install it again")
    }
    return table
  }
}
