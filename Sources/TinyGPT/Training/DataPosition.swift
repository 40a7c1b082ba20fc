/// Where in its documents a training is.
///
/// Documents come in a new random order each epoch; the order is a function of the seed and of the
/// epoch, so that a position is all there is to remember.
public struct DataPosition: Hashable, Sendable, Codable {
  /// How many times all documents have been read.
  public var epoch: Int
  /// How many documents of this epoch have been read.
  public var document: Int
  /// How many tokens of the next document have been read.
  public var token: Int

  /// The very beginning.
  public static let start = DataPosition(epoch: 0, document: 0, token: 0)

  public init(epoch: Int, document: Int, token: Int) {
    self.epoch = epoch
    self.document = document
    self.token = token
  }
}
