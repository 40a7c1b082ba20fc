import ArgumentParser
import Foundation
import TinyGPT

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a model in Hugging Face's layout.",
    discussion: """
      Writes config.json, model.safetensors (float32, one file) and the tokenizer's files, which \
      `transformers` opens as GPT2LMHeadModel and with AutoTokenizer. The model may be a checkpoint \
      of this program or any GPT-2 checkpoint in that layout: float32, float16 or bfloat16, in one \
      file or in shards.

      Example:
        report export Models/small exported
      """)

  @Argument(help: "A folder with a model.")
  var model: String

  @Argument(help: "Where to write it: a new or an empty folder.")
  var dir: String

  func run() async throws {
    let files = FileManager.default
    if files.fileExists(atPath: dir) {
      guard let names = try? files.contentsOfDirectory(atPath: dir), names.isEmpty else {
        throw UsageError("\(dir): error: it is there already; name a new or an empty folder")
      }
    }
    let folder = try ModelFolder.read(at: model)
    try folder.write(to: dir)
    let shape = folder.weights.shape
    Console.say(
      "\(dir): \(shape.parameters) parameters, \(shape.nonEmbeddingParameters) of them outside the "
        + "embeddings; \(folder.tokenizer.vocabularySize) tokens, context \(shape.contextLength)")
  }
}
