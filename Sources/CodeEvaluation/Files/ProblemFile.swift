/// The problems of a benchmark, read from a file in HumanEval's format.
///
/// A JSON lines file, packed with gzip or not, whose lines have `task_id`, `prompt`, `entry_point`
/// and `test`, and `canonical_solution`, `category` (a string) and `level` (a whole number) where
/// they are known. Other fields are ignored.
///
/// Source: <https://github.com/openai/human-eval>.
public struct ProblemFile: Hashable, Sendable {
  /// The file as the caller named it.
  public let path: String
  /// In the file's order; no task id twice; a file has at least one.
  public let problems: [Problem]
  private let indexByTaskID: [String: Int]

  static let expected = "`task_id`, `prompt`, `entry_point` and `test`"

  /// Reads all of a file.
  ///
  /// - Throws: ``DatasetError`` for the first thing that is wrong.
  public init(path: String) throws(DatasetError) {
    var lines = try DatasetLines(path: path)
    var problems: [Problem] = []
    var places: [String: (index: Int, line: Int)] = [:]
    while let line = try lines.next() {
      let problem = try Self.problem(line)
      if let first = places[problem.taskID] {
        throw .duplicate(
          line.place, field: "task_id", value: problem.taskID, firstLine: first.line)
      }
      places[problem.taskID] = (problems.count, line.place.line)
      problems.append(problem)
    }
    guard !problems.isEmpty else { throw .empty(path: path, expected: Self.expected) }
    self.path = path
    self.problems = problems
    indexByTaskID = places.mapValues(\.index)
  }

  /// Where in ``problems`` the one with a task id is; `nil` where there is none.
  public func index(ofTaskID taskID: String) -> Int? {
    indexByTaskID[taskID]
  }

  /// Problems that are at hand already.
  ///
  /// - Parameters:
  ///   - name: Stands for a path in errors.
  ///   - problems: Of equal task ids the first counts.
  public init(name: String, problems: [Problem]) {
    path = name
    self.problems = problems
    indexByTaskID = Dictionary(
      problems.enumerated().map { ($1.taskID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func problem(_ line: DatasetLine) throws(DatasetError) -> Problem {
    let entryPoint = try line.string("entry_point", expected: expected)
    guard isPythonName(entryPoint) else { throw .badEntryPoint(line.place, entryPoint) }
    return Problem(
      taskID: try line.string("task_id", expected: expected),
      prompt: try line.string("prompt", expected: expected),
      entryPoint: entryPoint,
      canonicalSolution: try line.optionalString("canonical_solution"),
      test: try line.string("test", expected: expected),
      category: try line.optionalString("category"), level: try line.optionalInteger("level"))
  }

  /// Python's identifiers, nearly (<https://docs.python.org/3/reference/lexical_analysis.html>).
  private static func isPythonName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first,
      first == "_" || first.properties.isXIDStart
    else { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }
}
