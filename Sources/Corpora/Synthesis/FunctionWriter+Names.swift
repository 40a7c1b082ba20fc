extension FunctionWriter {
  /// A name that the file does not have yet.
  func freshName(
    for composition: Composition, taken: inout Set<String>, with draws: inout Draws
  ) -> String {
    let base = baseName(for: composition, with: &draws)
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  private func baseName(for composition: Composition, with draws: inout Draws) -> String {
    let names = composition.names
    switch author.naming.functions {
    case .operations: return Self.joined(names)
    case .lastOperation:
      return names.count == 1
        ? names[0] : "\(names[names.count - 1])_of_\(Self.noun(composition.input))"
    case .general:
      return draws.pick(["process", "convert", "change"]) + "_"
        + Self.noun(composition.input)
    case .camelCase: return Self.camelCase(Self.joined(names))
    }
  }

  /// A name as words: `# Keep even and sum numbers`.
  static func plain(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ").capitalizedFirst
  }

  private static func joined(_ names: [String]) -> String {
    guard let first = names.first, let last = names.last, names.count > 1 else {
      return names.joined()
    }
    return names.count == 2 ? "\(first)_and_\(last)" : "\(first)_to_\(last)"
  }

  private static func noun(_ type: ValueType) -> String {
    switch type {
    case .text: "text"
    case .words: "words"
    case .numbers: "numbers"
    case .number: "number"
    case .table: "dict"
    case .flag: "flag"
    }
  }

  private static func camelCase(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    return (parts.prefix(1) + parts.dropFirst().map(\.capitalizedFirst)).joined()
  }
}
