import Foundation

/// A program that ships with the judge to try it: one that cheats, or an honest one that looks odd.
public struct TrialProgram: Hashable, Sendable {
  /// What the judge owes it.
  public enum Nature: String, Hashable, Sendable {
    /// It must not pass.
    case attack = "Attacks"
    /// It must pass.
    case honest = "Honest"
  }

  public let nature: Nature
  /// The kind of attack, such as `equality`; empty for honest programs.
  public let group: String
  public let name: String
  /// One line: what it tries, or what is odd about it.
  public let purpose: String
  /// The whole program.
  let source: String
  let problem: Problem

  /// All programs of a nature, by group and name.
  ///
  /// - Throws: ``TrialError`` where the collection is incomplete.
  public static func all(_ nature: Nature) throws -> [TrialProgram] {
    guard let root = Bundle.module.resourceURL else { throw TrialError(file: "Attacks") }
    let file = ProblemFile.path(in: root)
    let problems = try JSONDecoder().decode([TrialProblem].self, from: Data(contentsOf: file))
    let byName = Dictionary(problems.map { ($0.taskID, $0) }, uniquingKeysWith: { $1 })
    let folder = root.appending(path: nature.rawValue)
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return try names.filter { $0.hasSuffix(".py") }.sorted().map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return try TrialProgram(nature, path: name, text: text, problems: byName)
    }
  }

  private init(
    _ nature: Nature, path: String, text: String, problems: [String: TrialProblem]
  ) throws {
    let header = Dictionary(
      text.split(separator: "\n").prefix { $0.hasPrefix("#") }.compactMap { line in
        let sides = line.dropFirst().split(separator: ":", maxSplits: 1)
        return sides.count == 2 ? (Self.trimmed(sides[0]), Self.trimmed(sides[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
    guard let name = header["problem"], let problem = problems[name],
      let purpose = header[nature == .attack ? "tries" : "odd"]
    else { throw TrialError(file: path) }
    let parts = path.split(separator: "/")
    self.nature = nature
    self.purpose = purpose
    group = parts.count > 1 ? String(parts[0]) : ""
    self.name = String((parts.last ?? "").dropLast(3))
    source = text
    self.problem = problem.problem
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}

/// A file of the collection cannot be used.
public struct TrialError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String

  public var description: String {
    "\(file): error: the judge's own collection is incomplete; build or install again"
  }
}

extension ProblemFile {
  /// The small problems that the collection is about.
  fileprivate static func path(in root: URL) -> URL {
    root.appending(path: "Attacks/problems.json")
  }
}

/// A problem of the collection, in HumanEval's fields.
private struct TrialProblem: Decodable {
  var taskID: String
  var prompt: String
  var entryPoint: String
  var canonicalSolution: String
  var test: String

  enum CodingKeys: String, CodingKey {
    case prompt, test
    case taskID = "task_id"
    case entryPoint = "entry_point"
    case canonicalSolution = "canonical_solution"
  }

  var problem: Problem {
    Problem(
      taskID: taskID, prompt: prompt, entryPoint: entryPoint,
      canonicalSolution: canonicalSolution, test: test)
  }
}
