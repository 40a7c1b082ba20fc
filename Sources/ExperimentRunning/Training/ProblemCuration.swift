import CodeEvaluation
import Corpora
import ExperimentSpecs
import Foundation
import LanguageModels
import TinyGPT

/// Solved problems for supervised fine-tuning, from two sources as in the paper: like those of
/// contests, and functions that are traced while test suites run; those that a model never solves are
/// dropped, as they are too hard or say too little.
///
/// Source: Chen et al. 2021, §4.
struct ProblemCuration: Codable {
  var problems: [Solved] = []
  var records: [CurationRecord] = []

  /// A problem with the solution that is learned.
  struct Solved: Codable {
    var prompt: String
    var solution: String
  }

  /// As training texts: of each the solution is learned.
  var texts: [TrainingText] {
    problems.map {
      TrainingText(text: $0.prompt + $0.solution, learnedFrom: $0.prompt.utf8.count)
    }
  }

  /// The temperature of the samples of the filter.
  static let temperature = 0.8

  /// The problems of both sources before the filter, and what was left out of them.
  static func collect(
    _ corpus: CorpusSpec, judge: Judge
  ) async throws -> (problems: [(source: String, problem: Problem)], dropped: [CurationRecord]) {
    let seed = UInt64(corpus.seed)
    let heldOut = SyntheticBenchmarks(seed: seed).heldOut
    var found: [(source: String, problem: Problem)] = []
    let contest = ContestProblems(seed: seed, heldOut: heldOut)
    var (number, size) = (0, 0)
    while size < Int(corpus.megabytes * 1_000_000) {
      if let made = contest.problem(number)?.problem(taskID: "Contest/\(number)") {
        found.append(("contest", Problem(made)))
        size += made.prompt.utf8.count + made.canonicalSolution.utf8.count
      }
      number += 1
    }
    guard corpus.tracedAuthors > 0 else { return (found, []) }
    let traced = try await trace(
      SyntheticCorpus(seed: seed, heldOut: heldOut), authors: corpus.tracedAuthors, judge: judge)
    found += traced.problems.map { ("traced", $0) }
    let dropped = traced.dropped.sorted { $0.key < $1.key }.map {
      CurationRecord(source: "traced", outcome: $0.key.rawValue, problems: $0.value)
    }
    return (found, dropped)
  }

  private static func trace(
    _ corpus: SyntheticCorpus, authors: Int, judge: Judge
  ) async throws -> TracedProblems {
    var projects: [TracedProject] = []
    for author in 0..<authors {
      guard let project = corpus.testedProject(ofAuthor: author) else { continue }
      func file(_ source: SourceFile) -> TracedProject.File {
        TracedProject.File(path: source.path, text: source.text)
      }
      projects.append(
        try TracedProject(
          name: project.name, modules: project.modules.map { file($0.file) },
          tests: project.tests.map(file)))
    }
    let traces = try await FunctionTracer(judge).trace(projects)
    let problems = traces.map { TracedProblems($0) }.reduce(TracedProblems(), +)
    return try await problems.validated(by: judge)
  }
}
