/// Which projects are held out: files of one project are all on one side, so that a model is not
/// tested on a project that it has seen.
public struct ProjectSplit: Hashable, Sendable {
  /// 0…100.
  public let heldOutPercent: Int
  public let seed: UInt64

  public init(heldOutPercent: Int, seed: UInt64) {
    self.heldOutPercent = heldOutPercent
    self.seed = seed
  }

  /// Whether a project is held out; depends on its name and the seed alone.
  public func holdsOut(_ project: String) -> Bool {
    var draws = Draws(seed: seed, path: ["corpora", "split", project])
    return draws.chance(heldOutPercent)
  }
}
