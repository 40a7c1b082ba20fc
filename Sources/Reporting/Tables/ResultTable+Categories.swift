import ExperimentSpecs
import Statistics

extension ResultTable {
  /// pass@1 by the kind of problem, for benchmarks that tell it.
  static func categories(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    try groups("categories", "category", arms) { $0.category.map { .text($0) } }
  }

  /// pass@1 by how hard a problem is, for benchmarks that tell it: for one of chained components,
  /// figure 11 of the paper.
  static func levels(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    try groups("levels", "level", arms) { $0.level.map { .integer($0) } }
  }

  private static func groups(
    _ name: String, _ column: String, _ arms: JudgedArms, of group: (ProblemRecord) -> Cell?
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      name,
      columns: arms.columns.names + [
        column, "problems", "samples", "passed", "pass_rate", "lower", "upper",
      ], keys: ArmColumns.keys.union([column]))
    var groupOf: [String: Cell] = [:]
    var order: [Cell] = []
    for problem in arms.problems {
      guard let own = group(problem) else { continue }
      groupOf[problem.taskID] = own
      if !order.contains(own) { order.append(own) }
    }
    if order.contains(where: { $0.number != nil }) {
      order.sort { ($0.number ?? 0) < ($1.number ?? 0) }
    }
    if order.isEmpty {
      table.absence = "the problems have no `\(column)`; add it to the file of the problems"
    }
    for arm in arms.arms {
      for group in order {
        let places = arm.tallies.entries.indices.filter {
          groupOf[arm.tallies.entries[$0].problem] == group
        }
        guard !places.isEmpty else { continue }
        try table.addGroup(group, places, of: arm, arms)
      }
    }
    return table
  }

  private mutating func addGroup(
    _ group: Cell, _ places: [Int], of arm: JudgedArm, _ arms: JudgedArms
  ) throws(ReportingError) {
    let tallies: Statistics.Arm
    do {
      tallies = try Statistics.Arm(places.map { arm.tallies.entries[$0] })
    } catch {
      throw .statistics(error)
    }
    let path = [name, arm.arm.id, group.plain]
    guard let rate = try JudgedArm.curve(of: tallies, [1], seed: arms.seed, path: path).first else {
      return
    }
    add(
      arms.columns.cells(of: arm.arm) + [
        group, .integer(places.count), .integer(tallies.entries.reduce(0) { $0 + $1.tally.n }),
        .integer(tallies.entries.reduce(0) { $0 + $1.tally.c }), .number(rate.value),
        .number(rate.interval.lower), .number(rate.interval.upper),
      ], from: arm.evidence([rate.signature], of: places))
  }

  /// The suffix of a category whose prompts carry the instruction to write good code.
  private static let instructed = ", instructed"

  /// pass@1 by the examples that stand before the task, and by whether the prompt asks for good code:
  /// figures 12 and 14 of the paper.
  ///
  /// The examples are the problems' category, such as `correct examples`, with `, instructed` at its
  /// end where the prompt has the instruction.
  static func alignment(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    let categories = try categories(arms)
    guard let column = categories.index(of: "category") else { return categories }
    var table = ResultTable(
      "alignment",
      columns: Array(categories.columns[..<column]) + ["examples", "instruction"]
        + categories.columns[(column + 1)...],
      keys: ArmColumns.keys.union(["examples", "instruction"]))
    table.absence = categories.absence
    for (row, evidence) in zip(categories.rows, categories.evidence) {
      let category = row[column].plain
      let isInstructed = category.hasSuffix(instructed)
      let examples = isInstructed ? String(category.dropLast(instructed.count)) : category
      table.add(
        Array(row[..<column]) + [
          .text(examples),
          .text(isInstructed ? "instructed to write good code" : "no instruction"),
        ] + row[(column + 1)...], from: evidence)
    }
    return table
  }
}
