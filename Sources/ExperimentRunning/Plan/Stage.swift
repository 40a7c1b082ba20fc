public import ExperimentSpecs

/// A piece of work whose result is kept under the key over all its inputs.
public struct Stage: Hashable, Sendable {
  /// Such as `judge codegen-16b-mono_T0.8`; unlike for unlike stages of a spec.
  public let name: String
  /// Changes whenever the code of the stage gives other results from the same inputs.
  public let version: Int
  /// Everything that the result depends on.
  public let inputs: [Input]

  /// One thing a stage depends on, told so that a change can be named.
  public struct Input: Hashable, Sendable, Codable {
    /// Where the user finds it, such as `limits.timeoutSeconds` or `task.problems`.
    public let name: String
    /// The value itself if it is short, or its SHA-256.
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// A value of the spec: as itself if its JSON is short, or as a hash.
    public init(_ name: String, json value: JSONValue) {
      let text = value.text(.canonical)
      self.init(name, text.utf8.count <= 80 ? text : ContentKey(of: text.utf8).hex)
    }
  }

  public init(name: String, version: Int, inputs: [Input]) {
    self.name = name
    self.version = version
    self.inputs = inputs
  }

  /// The key over name, version and inputs.
  public var key: ContentKey {
    let inputs = inputs.map { JSONValue.list([.string($0.name), .string($0.value)]) }
    return ContentKey(of: [
      "name": .string(name), "version": .number(Double(version)), "inputs": .list(inputs),
    ])
  }

  /// The first word of the name: stages of a kind take alike long for alike work.
  public var kind: String { String(name.prefix { $0 != " " }) }

  /// What differs from an earlier set of inputs, in the order of the names here, then of those
  /// that are gone.
  func changes(from earlier: [Input]) -> [InputChange] {
    let before = Dictionary(earlier.map { ($0.name, $0.value) }) { first, _ in first }
    let now = Set(inputs.map(\.name))
    let changed = inputs.compactMap { input in
      before[input.name] == input.value
        ? nil : InputChange(name: input.name, before: before[input.name], after: input.value)
    }
    let gone = earlier.filter { !now.contains($0.name) }.map {
      InputChange(name: $0.name, before: $0.value, after: nil)
    }
    return changed + gone
  }
}

/// An input that is not what it was when the stage last ran.
public struct InputChange: Hashable, Sendable, CustomStringConvertible {
  public let name: String
  /// `nil` where the stage had no such input.
  public let before: String?
  /// `nil` where the stage has no such input any more.
  public let after: String?

  /// Such as `limits.timeoutSeconds: 3 → 5`; hashes are shortened.
  public var description: String {
    switch (before, after) {
    case (let before?, let after?): "\(name): \(Self.short(before)) → \(Self.short(after))"
    case (nil, let after?): "\(name): new, \(Self.short(after))"
    case (let before?, nil): "\(name): gone, was \(Self.short(before))"
    case (nil, nil): name
    }
  }

  private static func short(_ value: String) -> String {
    ContentKey(hex: value) == nil ? value : String(value.prefix(8)) + "…"
  }
}
