import ExperimentSpecs

/// The notebook of a spec that has none: all that the spec asks for, in order.
enum DefaultNotebook {
  /// - Parameter tables: The ids of the tables, those of ``tables(_:_:)`` among them.
  static func markdown(_ spec: ExperimentSpec, tables: [String]) -> String {
    var parts: [String] = []
    if let question = spec.question { parts.append(escaped(question)) }
    parts.append("## Results")
    parts += spec.figures.map { "```{figure} \($0.id)\n```" }
    parts += tables.map { "```{table} \($0)\n```" }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Tables that every report without a notebook shows unasked: what samples tried that no solution
  /// needs, where any did.
  static func tables(_ spec: ExperimentSpec, _ results: ResultTables) -> [Named<TableSpec>] {
    guard results["attempts"]?.rows.isEmpty == false,
      !spec.tables.contains(where: { $0.id == "attempts" })
    else { return [] }
    return [
      Named(
        id: "attempts",
        value: TableSpec(
          table: "attempts",
          caption: "What samples tried that no solution needs; the sandbox let none of it happen.",
          columns: [
            .init(field: "arm"), .init(field: "attempt"), .init(field: "samples", format: ","),
            .init(field: "share", format: ".2%"), .init(field: "passed", format: ","),
          ]))
    ]
  }

  /// Text that Markdown shows as it is.
  static func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]()#+-.!|<>&~$".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
