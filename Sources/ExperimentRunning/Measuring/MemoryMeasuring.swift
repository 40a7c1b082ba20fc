import CodeEvaluation
import Corpora
import ExperimentSpecs

/// Measures what of an experiment's samples stands verbatim in what their model read.
///
/// Beside the samples stand the reference solutions, which were never in the corpus: what they have in
/// common with it is what any solution has.
///
/// Source: Chen et al. 2021, §7 (code found verbatim in the training data).
struct MemoryMeasuring {
  let id: String
  let models: NativeModels
  let sources: TrainingSources
  let material: Material

  /// A row for each sample of a native model, and for each problem and corpus.
  ///
  /// - Throws: What making the corpora throws.
  func rows() throws -> [MeasurementRecord] {
    var corpora: [(key: [Stage.Input], runs: CommonRuns)] = []
    var rows: [MeasurementRecord] = []
    for arm in material.arms {
      guard case .native(let model) = arm.arm.model, !arm.samples.isEmpty else { continue }
      let read = readings(of: model.name)
      let key = read.flatMap { $0.stage.inputs.filter { $0.name.hasPrefix("corpus.") } }
      let runs: CommonRuns
      if let known = corpora.first(where: { $0.key == key }) {
        runs = known.runs
      } else {
        runs = CommonRuns(
          corpus: try read.flatMap { entry in
            try TrainingTexts(entry.model.corpus, from: sources).training.map(\.text)
          })
        corpora.append((key, runs))
        rows += references(runs, corpus: model.name)
      }
      let found = runs.findings(of: arm.samples.map(\.completion))
      for (sample, finding) in zip(arm.samples, found) {
        rows.append(
          row(
            [
              "arm": arm.arm.id, "model": model.name,
              "task_id": material.problems[sample.problem].taskID,
            ], finding, index: sample.index))
      }
    }
    return rows
  }

  /// The models whose corpora a model read: itself and those it starts from.
  private func readings(of name: String) -> [NativeModels.Entry] {
    guard let entry = models[name] else { return [] }
    return [entry] + (entry.model.base.map(readings) ?? [])
  }

  private func references(_ runs: CommonRuns, corpus: String) -> [MeasurementRecord] {
    let solved = material.problems.filter { $0.canonicalSolution != nil }
    let found = runs.findings(of: solved.compactMap(\.canonicalSolution))
    return zip(solved, found).map { problem, finding in
      row(["model": corpus, "task_id": problem.taskID], finding, index: nil)
    }
  }

  private func row(
    _ labels: [String: String], _ finding: CommonRuns.Finding, index: Int?
  ) -> MeasurementRecord {
    var numbers = [
      "tokens": Double(finding.tokens), "longest_run": Double(finding.longestRun),
      "lines": Double(finding.lines), "longest_run_of_lines": Double(finding.longestRunOfLines),
    ]
    if let index { numbers["index"] = Double(index) }
    return MeasurementRecord(id, .memorised, labels: labels, numbers: numbers)
  }
}
