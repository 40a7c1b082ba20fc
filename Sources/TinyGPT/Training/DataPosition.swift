/// Where in its documents a training is.
///
/// Rows come in a new random order each epoch; the order is a function of the seed and of the epoch,
/// so that a position is all there is to remember.
public struct DataPosition: Hashable, Sendable, Codable {
  /// How many times all documents have been read.
  public var epoch: Int
  /// How many rows of this epoch have been read.
  public var row: Int

  /// The very beginning.
  public static let start = DataPosition(epoch: 0, row: 0)

  public init(epoch: Int, row: Int) {
    self.epoch = epoch
    self.row = row
  }
}
