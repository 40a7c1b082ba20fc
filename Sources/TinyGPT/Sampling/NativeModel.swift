public import LanguageModels

/// A model of this package or a checkpoint, as the rest of the program knows models.
public struct NativeModel: LanguageModel {
  public let name: String
  public let model: ModelFolder
  public let options: SamplerOptions

  public init(_ model: ModelFolder, name: String, options: SamplerOptions = SamplerOptions()) {
    self.name = name
    self.model = model
    self.options = options
  }

  /// - Throws: As ``Sampler/sample(_:deliver:)``.
  public func complete(
    _ requests: [CompletionRequest], deliver: (CompletionPlace, Completion) throws -> Void
  ) throws {
    let sampler = Sampler(model, name: name, options: options)
    try sampler.sample(requests) { place, sample in try deliver(place, Completion(sample)) }
  }
}
