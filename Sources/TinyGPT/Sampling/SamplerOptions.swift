public import Foundation

/// How a sampler works; none of it but ``beginsDocuments`` changes any sample.
public struct SamplerOptions: Hashable, Sendable {
  /// How many samples are drawn together. More are faster, up to some hundreds, and take more
  /// memory: 2 L C floats a position of each.
  public var rows: Int
  public var threads: Int
  /// Whether prompts are read as the beginnings of documents, `<|endoftext|>` before them, as models
  /// see them that were trained on whole documents. An empty prompt always is.
  public var beginsDocuments: Bool

  /// - Parameters:
  ///   - rows: Taken as 1 if it is less, as is `threads`.
  ///   - threads: One a processor, unless told otherwise.
  public init(
    rows: Int = 200, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    beginsDocuments: Bool = false
  ) {
    self.rows = max(rows, 1)
    self.threads = max(threads, 1)
    self.beginsDocuments = beginsDocuments
  }

  /// The most rows that a thread works on at a time, so that they stay in its second cache.
  static let rowsTogether = 192

  /// Rows for one thread, whole tiles of a product.
  var rowsAPass: Int {
    min(((rows + threads - 1) / threads + 11) / 12 * 12, Self.rowsTogether)
  }
}
