/// The temperature with the highest pass@k, and how sure that is.
public struct BestTemperature: Hashable, Sendable {
  /// The number of draws.
  public let k: Int
  /// The temperatures compared, rising.
  public let temperatures: [Double]
  /// The mean pass@k at each temperature.
  public let values: [Double]
  /// The share of the resamples in which each temperature is the best, ties shared; their sum is 1.
  public let shares: [Double]
  /// The best temperature; of equal ones the lowest.
  public let temperature: Double
  /// The temperatures that cannot be ruled out: those of the largest shares, down to where their
  /// sum reaches the level; rising. It always holds ``temperature``.
  public let plausible: [Double]
  /// How it was found.
  public let signature: Signature

  init(
    k: Int, temperatures: [Double], values: [Double], shares: [Double], bootstrap: Bootstrap
  ) {
    self.k = k
    self.temperatures = temperatures
    self.values = values
    self.shares = shares
    let order = temperatures.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    let best = order[0]
    temperature = temperatures[best]
    var kept: Set<Int> = [best]
    var total = 0.0
    for index in temperatures.indices.sorted(by: { (-shares[$0], $0) < (-shares[$1], $1) }) {
      // A sum that reaches the level up to rounding has reached it.
      if total >= bootstrap.level - 1e-12 { break }
      kept.insert(index)
      total += shares[index]
    }
    plausible = kept.sorted().map { temperatures[$0] }
    signature = Signature(
      "best-temperature",
      [
        "k": "\(k)", "estimator": "unbiased", "ties": "lowest",
        "uncertainty": bootstrap.method.description, "level": "\(bootstrap.level)",
      ], version: "1")
  }
}
