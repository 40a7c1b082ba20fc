public import ExperimentSpecs

/// A setting that two specs do not share.
public struct SettingChange: Hashable, Sendable {
  /// Such as `sampling.n`.
  public let path: String
  /// Its JSON in the first spec, shortened; `nil` where it is not there.
  public let first: String?
  /// In the second.
  public let second: String?

  /// The settings that differ between two effective specs, in the order of the first one's keys.
  public static func between(_ first: JSONValue, _ second: JSONValue) -> [SettingChange] {
    changes(first, second, at: SpecPath())
  }

  private static func changes(
    _ first: JSONValue?, _ second: JSONValue?, at path: SpecPath
  ) -> [SettingChange] {
    if first?.text(.canonical) == second?.text(.canonical) { return [] }
    switch (first, second) {
    case (.object(let a)?, .object(let b)?):
      let keys = a.map(\.key) + b.map(\.key).filter { key in !a.contains { $0.key == key } }
      return keys.flatMap { changes(first?[$0], second?[$0], at: path.appending($0)) }
    case (.list(let a)?, .list(let b)?) where a.count == b.count:
      return a.indices.flatMap { changes(a[$0], b[$0], at: path.appending($0)) }
    default:
      return [
        SettingChange(
          path: path.description, first: first.map(shortened), second: second.map(shortened))
      ]
    }
  }

  private static func shortened(_ value: JSONValue) -> String {
    let text = value.text(.canonical)
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }
}
