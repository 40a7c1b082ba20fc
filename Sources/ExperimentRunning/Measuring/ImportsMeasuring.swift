import Corpora
import ExperimentSpecs
import LanguageModels
import TinyGPT

/// Measures which modules models import where they begin a file, beside how often the files that they
/// read and that begin alike do.
///
/// Source: Chen et al. 2021, §7 (packages that Codex suggests).
struct ImportsMeasuring {
  let id: String
  let spec: ImportsMeasurement
  let sources: TrainingSources
  let seed: UInt64

  /// Tokens of a continuation: more than any list of imports takes.
  private static let maxTokens = 60
  /// Where the beginning of a file ends, a sample's and the corpus's alike.
  private static let stop = ["\ndef", "\nclass"]

  /// A row for each prompt and module that the samples or the corpus import, and one without a module
  /// for what imports none.
  ///
  /// - Parameter folder: Reads the model.
  /// - Throws: What making the corpus and sampling throw.
  func rows(
    of entry: NativeModels.Entry, threads: Int, model: () throws -> ModelFolder
  ) throws -> [MeasurementRecord] {
    let sampler = Sampler(
      try model(), name: entry.model.name,
      options: SamplerOptions(threads: threads, beginsDocuments: true))
    let parameters = SamplingParameters(
      temperature: 0.8, topP: 0.95, maxTokens: Self.maxTokens, stop: Self.stop)
    let requests = spec.prompts.enumerated().map { number, prompt in
      CompletionRequest(
        prompt: Prompt(taskID: "Imports/\(number)", text: prompt), indices: 0..<spec.samples,
        parameters: parameters, seed: seed)
    }
    var drawn = spec.prompts.map { _ in [String]() }
    try sampler.sample(requests) { place, sample in
      drawn[place.request].append(sample.text)
    }
    let corpus = try TrainingTexts(entry.model.corpus, from: sources).training.map(\.text)
    return zip(spec.prompts, drawn).enumerated().flatMap { number, pair in
      rows(
        number, entry.model.name, samples: pair.1,
        files: corpus.compactMap { Self.beginning(of: $0, behind: pair.0) })
    }
  }

  private func rows(
    _ prompt: Int, _ model: String, samples: [String], files: [String]
  ) -> [MeasurementRecord] {
    let suggested = Self.counts(samples)
    let known = Self.counts(files)
    return Set(suggested.keys).union(known.keys).sorted().map { module in
      MeasurementRecord(
        id, .imports,
        labels: ["model": model, "module": module],
        numbers: [
          "prompt": Double(prompt), "samples": Double(samples.count),
          "suggested": Double(suggested[module] ?? 0), "files": Double(files.count),
          "known": Double(known[module] ?? 0),
        ])
    }
  }

  /// What stands between a prompt and the first function or class of a file that begins with it.
  private static func beginning(of file: String, behind prompt: String) -> String? {
    guard file.hasPrefix(prompt) else { return nil }
    let rest = file[(file.firstRange(of: prompt)?.upperBound ?? file.startIndex)...]
    let ends = stop.compactMap { rest.firstRange(of: $0)?.lowerBound }
    return String(rest[..<(ends.min() ?? rest.endIndex)])
  }

  /// How many texts import each module; those that import none count under the empty name.
  private static func counts(_ texts: [String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for text in texts {
      let names = ImportedModules.names(in: text)
      for name in names.isEmpty ? [""] : names { counts[name, default: 0] += 1 }
    }
    return counts
  }
}
