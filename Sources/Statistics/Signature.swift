/// How a number was computed: the formula's name, its settings in order, and its version.
///
/// A result carries its signature wherever it goes, so that two numbers are compared only if they
/// were computed alike. It prints as sacrebleu's signatures do, `key:value` joined by bars:
/// `pass@k|estimator:unbiased|interval:none|version:1`.
///
/// A formula's version changes whenever its results do, be it in the last bit; the version is part
/// of the key under which result tables are cached.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
  /// One setting of a formula, such as `resamples:10000`.
  public struct Setting: Hashable, Sendable {
    /// What is set, such as `resamples`.
    public let key: String
    /// What it is set to, as it prints.
    public let value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The formula's name, such as `pass@k`.
  public let formula: String
  /// The settings that the result depends on, in the formula's own order.
  public let settings: [Setting]
  /// The formula's version: `1`, `2` …, or the release of the program it equals.
  public let version: String

  /// - Parameters:
  ///   - formula: The formula's name.
  ///   - settings: The settings that the result depends on, in the order of printing.
  ///   - version: The formula's version.
  public init(
    _ formula: String, _ settings: KeyValuePairs<String, String> = [:], version: String
  ) {
    self.init(formula, settings.map { Setting(key: $0.key, value: $0.value) }, version: version)
  }

  /// - Parameters:
  ///   - formula: The formula's name.
  ///   - settings: The settings that the result depends on, in the order of printing.
  ///   - version: The formula's version.
  public init(_ formula: String, _ settings: [Setting], version: String) {
    self.formula = formula
    self.settings = settings
    self.version = version
  }

  /// The same formula with further settings after its own.
  func adding(_ more: KeyValuePairs<String, String>) -> Signature {
    Signature(
      formula, settings + more.map { Setting(key: $0.key, value: $0.value) }, version: version)
  }

  /// `formula|key:value|…|version:1`.
  public var description: String {
    ([formula] + settings.map { "\($0.key):\($0.value)" } + ["version:\(version)"])
      .joined(separator: "|")
  }
}
