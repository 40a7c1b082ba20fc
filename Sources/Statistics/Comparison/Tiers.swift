/// Arms in the order of their pass@k, in groups whose leader the others cannot be told from.
///
/// The best arm leads the first tier. Going down, an arm stays in the tier unless the paired
/// permutation test tells it from the tier's leader; then it leads the next tier. The p values are
/// not adjusted for the number of arms.
public struct Tiers: Hashable, Sendable {
  /// One arm in its place.
  public struct Place: Hashable, Sendable {
    /// The arm's name.
    public let name: String
    /// Its mean pass@k.
    public let value: Double
    /// Its tier, from 1.
    public let tier: Int
    /// Its p against the leader of the tier above or, within a tier, of its own; nil for the best.
    public let pAgainstLeader: Double?
  }

  /// The arms, best first; equal ones in the order given.
  public let places: [Place]
  /// How the tiers were made.
  public let signature: Signature

  /// - Parameters:
  ///   - arms: The arms with their names, all over the same problems.
  ///   - k: The number of draws, in `1...n` for every `n`.
  ///   - significance: Below which p two arms are told apart, such as 0.05.
  ///   - permutations: How many sign patterns to draw where there are too many to count.
  ///   - generator: The source of the patterns.
  /// - Throws: ``ComparisonError``.
  public init(
    _ arms: [(name: String, arm: Arm)], at k: Int, significance: Double = 0.05,
    permutations: Int = 10_000, using generator: inout some RandomNumberGenerator
  ) throws(ComparisonError) {
    guard !arms.isEmpty else { throw .tooFewArms(0, needed: 1) }
    guard permutations >= 1 else { throw .noPermutations(permutations) }
    guard significance > 0, significance < 1 else {
      throw .invalidFraction("significance", significance)
    }
    var values: [Double] = []
    for (_, arm) in arms {
      do { values.append(try arm.passAtK(k)) } catch { throw .arm(error) }
    }
    // The sort is stable by the second key, which also settles ties.
    let order = arms.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    var places: [Place] = []
    var leader = order[0]
    var tier = 1
    for index in order {
      var p: Double?
      if index != order[0] {
        let differences = try PairedArms(arms[leader].arm, arms[index].arm).differences(at: k)
        let test = SignFlipTest(differences, permutations: permutations, using: &generator)
        p = test.p
        if test.p < significance { (leader, tier) = (index, tier + 1) }
      }
      places.append(
        Place(name: arms[index].name, value: values[index], tier: tier, pAgainstLeader: p))
    }
    self.places = places
    signature = Signature(
      "tiers",
      [
        "k": "\(k)", "test": "paired-sign-flip", "significance": "\(significance)",
        "permutations": "\(permutations)",
      ], version: "1")
  }
}
