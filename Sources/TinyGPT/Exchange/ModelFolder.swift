import Archives
import Foundation

/// A model in Hugging Face's layout: `config.json`, `model.safetensors` and the tokenizer's files.
///
/// What it writes opens in `transformers` as `GPT2LMHeadModel` and with `AutoTokenizer`; it reads
/// GPT-2's architecture in float32, float16 and bfloat16, in one file or in shards.
public struct ModelFolder: Hashable, Sendable {
  public let weights: Weights
  public let tokenizer: Tokenizer

  /// - Throws: ``ExchangeError`` with ``ExchangeError/Problem/contradiction(_:)`` for a tokenizer
  ///   with ids for which the model has no embedding.
  public init(weights: Weights, tokenizer: Tokenizer) throws(ExchangeError) {
    try self.init(weights, tokenizer, folder: "new model")
  }

  private init(
    _ weights: Weights, _ tokenizer: Tokenizer, folder: String
  ) throws(ExchangeError) {
    guard tokenizer.vocabularySize <= weights.shape.vocabularySize else {
      throw ExchangeError(
        folder, nil,
        .contradiction(
          "the tokenizer has \(tokenizer.vocabularySize) tokens and the model "
            + "only \(weights.shape.vocabularySize)"))
    }
    self.weights = weights
    self.tokenizer = tokenizer
  }

  /// Reads a model.
  ///
  /// The tokenizer is that of `tokenizer.json`, or else of `vocab.json` and `merges.txt`.
  ///
  /// - Throws: ``ExchangeError``, which names the file and the tensor or key.
  public static func read(at folder: String) throws(ExchangeError) -> ModelFolder {
    let weights = try readWeights(at: folder)
    return try ModelFolder(weights, readTokenizer(at: folder), folder: folder)
  }

  /// Reads the weights alone.
  ///
  /// - Throws: ``ExchangeError``.
  public static func readWeights(at folder: String) throws(ExchangeError) -> Weights {
    let configuration = try ModelConfiguration(file: folder + "/" + ModelConfiguration.name)
    let tensors = try TensorShards(folder: folder)
    return try WeightReader(tensors: tensors, configuration: configuration).read()
  }

  /// Reads the tokenizer alone.
  ///
  /// - Throws: ``ExchangeError``.
  public static func readTokenizer(at folder: String) throws(ExchangeError) -> Tokenizer {
    let file = folder + "/" + TokenizerFile.name
    let pair = folder + "/" + GPT2VocabularyFiles.vocabularyName
    if !FileManager.default.fileExists(atPath: file), FileManager.default.fileExists(atPath: pair) {
      return try GPT2VocabularyFiles.read(inFolder: folder)
    }
    return try TokenizerFile.read(file)
  }

  /// Writes the model into a folder, which is made if it is missing.
  ///
  /// - Parameter metadata: Texts for `model.safetensors`, beside `format`, which `transformers`
  ///   asks for.
  /// - Throws: ``ExchangeError`` with ``ExchangeError/Problem/file(_:)``.
  public func write(
    to folder: String, metadata: [String: String] = [:]
  ) throws(ExchangeError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ExchangeError(folder, nil, .contradiction("cannot make this folder"))
    }
    let tensors = try weights.layout.tensors.map { (tensor) throws(ExchangeError) in
      try tensor.named(in: weights)
    }
    try TensorFile.write(
      tensors, metadata: metadata.merging(["format": "pt"]) { _, format in format },
      to: folder + "/" + TensorShards.singleName)
    try TokenizerFile.write(tokenizer, to: folder + "/" + TokenizerFile.name)
    try GPT2VocabularyFiles.write(tokenizer, inFolder: folder)
    try TextFile.write(
      tokenizerConfiguration, to: folder + "/" + Self.tokenizerConfigurationName)
    // Last, as readers look for it first.
    try TextFile.write(
      ModelConfiguration.text(of: weights.shape, endOfText: tokenizer.endOfText),
      to: folder + "/" + ModelConfiguration.name)
  }

  private static let tokenizerConfigurationName = "tokenizer_config.json"

  /// Tells `AutoTokenizer` to take `tokenizer.json` as it is.
  private var tokenizerConfiguration: String {
    let end =
      tokenizer.endOfText == nil ? "null" : TokenizerFile.quoted(Tokenizer.endOfTextToken)
    return """
      {
        "bos_token": \(end),
        "clean_up_tokenization_spaces": false,
        "eos_token": \(end),
        "model_max_length": \(weights.shape.contextLength),
        "tokenizer_class": "PreTrainedTokenizerFast",
        "unk_token": \(end)
      }

      """
  }
}
