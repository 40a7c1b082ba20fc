import Archives
import ArgumentParser
import Foundation
import LanguageModels
import TinyGPT

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Complete a prompt with a model.",
    discussion: """
      Reads the prompt from standard input, all of it as it is, and prints the completions as they \
      finish. The same arguments give the same completions, on any number of threads.

      With --logprobs one JSON object a line: `index`, `text`, `tokens` (ids of all that were drawn, \
      those of a stop text too), `token_logprobs` (natural logarithms, at temperature 1), \
      `sum_logprob`, `finish_reason` (stop, length or end).

      Examples:
        report sample Models/small -n 5 --temperature 0.2 < prompt.py
        printf 'def add(a, b):\\n' | report sample Models/small --stop codex --logprobs
      """)

  @Argument(help: "A folder with a model in Hugging Face's layout.")
  var model: String

  @Option(name: [.short, .long], help: "How many completions.")
  var n = 1

  @Option(help: "0 for the most probable token each time.")
  var temperature = 0.8

  @Option(help: "Draw from the most probable tokens that reach this sum.")
  var topP = 0.95

  @Option(help: "Draw from so many of the most probable tokens.")
  var topK: Int?

  @Option(help: "The most tokens of a completion.")
  var maxTokens = 300

  @Option(
    help: ArgumentHelp(
      "End before this text; \\n, \\t and \\\\ are read as in C. Once for each text; `codex` stands "
        + "for the paper's five.", valueName: "text"))
  var stop: [String] = []

  @Option(help: "Picks the random numbers.")
  var seed: UInt64 = 0

  @Flag(help: "Print JSON lines with log-probabilities.")
  var logprobs = false

  @Flag(help: "Read the prompt as the beginning of a document.")
  var document = false

  @Option(help: "Threads. (default: one a processor)")
  var threads: Int?

  func validate() throws {
    guard n >= 1 else { throw ValidationError("--n must be at least 1") }
    guard temperature >= 0, temperature.isFinite else {
      throw ValidationError("--temperature must be 0 or more")
    }
    guard (0...1).contains(topP) else { throw ValidationError("--top-p must be from 0 to 1") }
    guard topK ?? 1 >= 1 else { throw ValidationError("--top-k must be at least 1") }
    guard maxTokens >= 1 else { throw ValidationError("--max-tokens must be at least 1") }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads must be from 1 to 256")
    }
  }

  func run() async throws {
    let folder = try ModelFolder.read(at: model)
    let request = CompletionRequest(
      prompt: Prompt(taskID: "standard input", text: try prompt()), indices: 0..<n,
      parameters: SamplingParameters(
        temperature: temperature, topP: topP, topK: topK, maxTokens: maxTokens,
        stop: stop.flatMap(StopArgument.texts(of:))), seed: seed)
    let sampler = Sampler(
      folder, name: URL(filePath: model).lastPathComponent,
      options: SamplerOptions(
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        beginsDocuments: document))
    let isAlone = n == 1
    try sampler.sample([request]) { place, sample in
      let text =
        logprobs
        ? sample.jsonLine(index: place.index)
        : isAlone ? sample.text : sample.listing(index: place.index)
      try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }
  }

  private func prompt() throws -> String {
    if isatty(0) == 1 { Console.say("reading the prompt; end it with control-D") }
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
      throw UsageError("standard input: error: the prompt is not UTF-8")
    }
    return text
  }
}

/// A text of `--stop`.
enum StopArgument {
  /// The texts that an argument stands for.
  static func texts(of argument: String) -> [String] {
    guard argument != "codex" else { return SamplingParameters.codexStop }
    var text = ""
    var isEscaped = false
    for character in argument {
      switch (isEscaped, character) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): text.append("\n")
      case (true, "t"): text.append("\t")
      case (true, "\\"): text.append("\\")
      case (true, _): text += "\\\(character)"
      default: text.append(character)
      }
      isEscaped = false
    }
    return [text + (isEscaped ? "\\" : "")]
  }
}

extension GeneratedSample {
  /// All that is known of it, as JSON.
  fileprivate func jsonLine(index: Int) -> String {
    let tokens = tokens.map(String.init).joined(separator: ", ")
    let logarithms = tokenLogProbabilities.map(\.description).joined(separator: ", ")
    let quoted = String(decoding: JSONFragment(text).bytes, as: UTF8.self)
    return """
      {"index": \(index), "text": \(quoted), "tokens": [\(tokens)], \
      "token_logprobs": [\(logarithms)], "sum_logprob": \(sumLogProbability), \
      "finish_reason": "\(finishReason.rawValue)"}
      """
  }

  /// Its text below a line that sets it apart from others.
  fileprivate func listing(index: Int) -> String {
    "──── \(index): \(tokens.count) tokens, \(finishReason.rawValue) ────\n\(text)"
  }
}
