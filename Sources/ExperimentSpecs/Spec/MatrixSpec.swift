/// Which combinations of models and settings are left out of the sweeps.
public struct MatrixSpec: Hashable, Sendable, Decodable {
  /// Arms that fit one of these are left out.
  public let exclude: [Exclusion]

  /// A pattern of arms: those that have one of the given values in every setting that is named.
  public struct Exclusion: Hashable, Sendable, Decodable {
    /// Names of models; `nil` means any.
    public let model: [String]?
    /// `nil` means any.
    public let temperature: [Double]?
    /// `nil` means any.
    public let topP: [Double]?
    /// `nil` means any.
    public let maxTokens: [Int]?

    /// Whether it names no setting, and so fits every arm.
    var isEmpty: Bool {
      model == nil && temperature == nil && topP == nil && maxTokens == nil
    }

    /// Whether the arm is of this pattern; a setting that the arm does not tell fits no value.
    public func fits(_ arm: Arm) -> Bool {
      model?.contains(arm.model.name) != false
        && Self.has(temperature, arm.temperature) && Self.has(topP, arm.topP)
        && Self.has(maxTokens, arm.maxTokens)
    }

    private static func has<Value: Equatable>(_ wanted: [Value]?, _ value: Value?) -> Bool {
      guard let wanted else { return true }
      return value.map(wanted.contains) ?? false
    }
  }

  /// Whether some exclusion fits the arm.
  public func excludes(_ arm: Arm) -> Bool { exclude.contains { $0.fits(arm) } }
}
