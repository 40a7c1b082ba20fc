import Kernels
public import LanguageModels

/// Draws completions from a model and scores given ones.
///
/// The keys and values of a text's tokens are kept, so that each token is read once; a prompt is
/// read once for all its samples. Many samples are drawn together, and as soon as one is finished
/// the next takes its place.
///
/// A sample's random numbers come from a generator of its own, keyed by the seed, the model's name,
/// the temperature, the task and the sample's index, one a token; and no arithmetic of a row
/// depends on other rows. So a sample has the same text and log-probabilities, bit for bit,
/// whatever else is drawn with it, in whatever order and on however many threads, and can be drawn
/// again alone.
public struct Sampler: ~Copyable {
  public let name: String
  public let options: SamplerOptions
  let tokenizer: Tokenizer
  let pass: CachedPass
  private let chooser: TokenChooser

  /// - Parameters:
  ///   - model: The weights, of which a copy is kept, and the tokenizer.
  ///   - name: The model's name in records, part of the key of all random numbers.
  public init(_ model: ModelFolder, name: String, options: SamplerOptions = SamplerOptions()) {
    self.init(model, name: name, options: options, kernels: Processor.kernels)
  }

  init(
    _ model: ModelFolder, name: String, options: SamplerOptions, kernels: any KernelSet.Type
  ) {
    self.name = name
    self.options = options
    let tokenizer = model.tokenizer
    self.tokenizer = tokenizer
    pass = CachedPass(
      model.weights, kernels: kernels, team: ThreadTeam(threads: options.threads),
      rows: options.rowsAPass(for: model.weights.shape))
    let size = model.weights.shape.vocabularySize
    chooser = TokenChooser(
      kernels: kernels, count: size,
      excluded: (0..<Int32(size)).filter { tokenizer.bytes(of: $0).isEmpty })
  }

  /// Draws all samples that are asked for.
  ///
  /// Samples end before a stop text, wherever it lies across tokens; at the token that ends a
  /// document; at as many tokens as are allowed; or where prompt and sample fill the context.
  ///
  /// - Parameters:
  ///   - requests: In any order; their parameters may differ.
  ///   - deliver: Gets each sample as soon as it is finished, in no promised order.
  /// - Throws: ``SamplingError`` before anything is drawn, or for a model whose logits are no
  ///   numbers; what `deliver` throws; `CancellationError` where the task is cancelled.
  /// - Complexity: O(L C (C + T)) a token, for a context of T, in memory O(L C T) a row.
  public func sample(
    _ requests: [CompletionRequest],
    deliver: (CompletionPlace, GeneratedSample) throws -> Void
  ) throws {
    let plans = try requests.map { request in
      try SamplingPlan(
        request, tokenizer: tokenizer, context: pass.shape.contextLength,
        beginsDocument: options.beginsDocuments)
    }
    var batch = SampleBatch(
      plans, name: name, tokenizer: tokenizer, chooser: chooser, shape: pass.shape)
    let rows = rows(for: plans.reduce(0) { $0 + $1.request.indices.count })
    batch.fill(upTo: rows, with: pass)
    while !batch.isEmpty {
      try Task.checkCancellation()
      batch.step(with: pass)
      try batch.deliverFinished(to: deliver)
      batch.fill(upTo: rows, with: pass)
    }
  }

  /// How many of so many samples are drawn together: as few as give the same number of rounds, so
  /// that the last one is not nearly empty where all are of one length.
  private func rows(for samples: Int) -> Int {
    let most = options.rows(for: pass.shape)
    let rounds = max((samples + most - 1) / most, 1)
    return max((samples + rounds - 1) / rounds, 1)
  }

  /// Tokens that can be drawn after a prompt before the context is full; 0 or less for one that is
  /// too long.
  public func tokensLeft(after prompt: String) throws(SamplingError) -> Int {
    let tokens = try SamplingPlan.encode(
      prompt, tokenizer, options.beginsDocuments, task: "the prompt")
    return pass.shape.contextLength - tokens.ids.count
  }
}
