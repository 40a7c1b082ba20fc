public import Foundation

/// How a sampler works; none of it but ``beginsDocuments`` changes any sample.
public struct SamplerOptions: Hashable, Sendable {
  /// How many samples are drawn together, at most; `nil` for what is fastest for the model. Each
  /// takes 2 L C floats a position.
  public var rows: Int?
  public var threads: Int
  /// Whether prompts are read as the beginnings of documents, `<|endoftext|>` before them, as models
  /// see them that were trained on whole documents. An empty prompt always is.
  public var beginsDocuments: Bool

  /// - Parameters:
  ///   - rows: Taken as 1 if it is less, as is `threads`.
  ///   - threads: One a processor, unless told otherwise.
  public init(
    rows: Int? = nil, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    beginsDocuments: Bool = false
  ) {
    self.rows = rows.map { max($0, 1) }
    self.threads = max(threads, 1)
    self.beginsDocuments = beginsDocuments
  }

  /// How many samples of a model are drawn together.
  ///
  /// Few enough that what they keep stays near the processor between two tokens (with 24 a thread
  /// a model of 2 million parameters took two thirds of the time that it took with 100); but a model
  /// that is itself too large for that is read from memory for each token, and should serve many.
  func rows(for shape: ModelShape) -> Int {
    rows ?? threads * (shape.parameters <= Self.parametersOfSmallModels ? 24 : 96)
  }

  /// 32 MiB of floats.
  private static let parametersOfSmallModels = 1 << 23

  /// The most rows that a thread works on at a time, so that they stay in its second cache.
  private static let rowsTogether = 192

  /// Rows for one thread, whole tiles of a product.
  func rowsAPass(for shape: ModelShape) -> Int {
    min(((rows(for: shape) + threads - 1) / threads + 11) / 12 * 12, Self.rowsTogether)
  }
}
