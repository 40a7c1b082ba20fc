import Archives
import Corpora
import ExperimentSpecs
import TinyGPT

/// Measures a corpus: what each filter took, and into how many tokens tokenizers divide its held-out
/// files.
///
/// Four tokenizers are compared at each size. Two learned their merges from prose, as GPT-3's did:
/// here the docstrings and comments of the training files, without their code and indentation. Two
/// learned them from the training files themselves. One of each pair has the whitespace tokens of
/// Codex as well. The rows hold a file's digest and numbers, never its text.
///
/// Source: Chen et al. 2021, §3.1 and §3.2.
struct CorpusMeasuring {
  let id: String
  let spec: CorpusMeasurement
  let sources: TrainingSources

  /// The four tokenizers, by the names of their columns.
  private struct Contestants {
    let vocabulary: Int
    let tokenizers: [(name: String, tokenizer: Tokenizer)]

    init(vocabulary: Int, code: [String], prose: [String]) throws {
      func train(_ texts: [String], _ whitespace: WhitespaceTokens) throws -> Tokenizer {
        try Tokenizer.train(
          on: texts, settings: TokenizerSettings(vocabularySize: vocabulary, whitespace: whitespace)
        )
      }
      // The paper adds tokens to merges that stay as they are.
      let withRuns = try train(prose, .standard)
      self.vocabulary = vocabulary
      tokenizers = [
        ("prose", withRuns.withoutWhitespaceTokens), ("prose_whitespace", withRuns),
        ("code", try train(code, .none)), ("code_whitespace", try train(code, .standard)),
      ]
    }
  }

  /// Lines indented by so many times four spaces or more are counted together.
  private static let deepest = 6

  /// - Throws: `CodeCollectionError`, `TokenizerError`, ``TrainingStageError/noTexts``.
  func rows() throws -> [MeasurementRecord] {
    var rows: [MeasurementRecord] = []
    let texts: (training: [String], heldOut: [String])
    if spec.corpus.kind == .python {
      let collection = try CodeCollection(spec.corpus, from: sources)
      rows += account(collection)
      texts = (collection.training.map(\.text), collection.heldOut.map(\.text))
    } else {
      let made = try TrainingTexts(spec.corpus, from: sources)
      texts = (made.training.map(\.text), made.heldOut.map(\.text))
    }
    let prose = texts.training.map(ProseInCode.prose).filter { !$0.isEmpty }
    for vocabulary in spec.vocabulary ?? [] {
      let contestants = try Contestants(
        vocabulary: vocabulary, code: texts.training, prose: prose)
      rows += counts(of: texts.heldOut, by: contestants)
    }
    return rows
  }

  private func account(_ collection: CodeCollection) -> [MeasurementRecord] {
    collection.account.map { entry in
      MeasurementRecord(
        id, .corpus, labels: ["step": entry.name],
        numbers: [
          "taken": entry.isLoss ? 1 : 0, "files": Double(entry.amount.files),
          "bytes": Double(entry.amount.bytes),
        ])
    }
  }

  /// The lines of a text with their ends.
  private static func lines(of text: String) -> [Substring.UTF8View] {
    var lines: [Substring.UTF8View] = []
    var rest = text[...].utf8
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { rest.index(after: $0) }
      lines.append(rest[..<(end ?? rest.endIndex)])
      rest = rest[(end ?? rest.endIndex)...]
    }
    return lines
  }

  /// A row for each file and depth of indentation that it has.
  private func counts(of texts: [String], by contestants: Contestants) -> [MeasurementRecord] {
    var encoders = contestants.tokenizers.map { TokenEncoder($0.tokenizer) }
    return texts.flatMap { text -> [MeasurementRecord] in
      let lines = Self.lines(of: text)
      var depths: [Int: [String: Double]] = [:]
      let taken = contestants.tokenizers.enumerated().map { place, contestant in
        LineTokens.counts(of: text, by: &encoders[place], contestant.tokenizer)
      }
      for (number, line) in lines.enumerated() {
        let spaces = line.prefix { $0 == 0x20 }.count
        let depth = min(spaces / 4, Self.deepest)
        depths[depth, default: [:]]["lines", default: 0] += 1
        depths[depth, default: [:]]["bytes", default: 0] += Double(line.count)
        for (contestant, counts) in zip(contestants.tokenizers, taken) {
          depths[depth, default: [:]][contestant.name, default: 0] += Double(counts[number])
        }
      }
      let digest = String(SHA256.hexDigest(of: text.utf8).prefix(12))
      return depths.keys.sorted().map { depth in
        var numbers = depths[depth] ?? [:]
        numbers["vocabulary"] = Double(contestants.vocabulary)
        numbers["depth"] = Double(depth)
        return MeasurementRecord(id, .corpus, labels: ["file": digest], numbers: numbers)
      }
    }
  }
}
