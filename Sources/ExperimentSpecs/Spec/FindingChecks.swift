/// Whether the measures and rules of a spec's findings can be read, long before there are tables to
/// read them with (``MeasureGrammar``).
struct FindingChecks {
  let root: SpecNode

  func problems() -> [SpecProblem] {
    (root["findings"]?.elements ?? []).flatMap { finding -> [SpecProblem] in
      let measures = [finding["measured"]].compactMap { $0 } + (finding["interval"]?.elements ?? [])
      let rules =
        (finding["reproduced"]?.elements ?? []) + (finding["sameShape"]?.elements ?? [])
      return measures.compactMap { Self.problem($0, Self.fault(inMeasure:)) }
        + rules.compactMap { Self.problem($0, Self.fault(inRule:)) }
    }
  }

  private static func problem(
    _ node: SpecNode, _ fault: (String) -> String?
  ) -> SpecProblem? {
    node.string.flatMap(fault).map { SpecProblem($0, at: node.position) }
  }

  static func fault(inRule text: String) -> String? {
    guard let sides = MeasureGrammar.sides(of: text) else { return MeasureGrammar.noRule(text) }
    return fault(inMeasure: sides.left) ?? fault(inMeasure: sides.right)
  }

  static func fault(inMeasure text: String) -> String? {
    MeasureGrammar.parts(of: text, between: MeasureGrammar.sums.union(MeasureGrammar.products))
      .lazy.compactMap { fault(inValue: $0.text) }.first
  }

  private static func fault(inValue text: String) -> String? {
    if Double(text) != nil { return nil }
    let name = text.prefix { $0 != "[" }
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    guard isName, name.contains("."), !name.hasPrefix("."), !name.hasSuffix(".") else {
      return "`\(text)` is neither a number nor a value; write `table.column[column=value]`"
    }
    guard name.count < text.count else { return nil }
    guard text.hasSuffix("]") else { return "`\(text)` lacks its closing bracket" }
    for condition in text.dropFirst(name.count + 1).dropLast().split(separator: ",") {
      let sides = condition.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else {
        return "`\(condition)` in `\(text)` is no `column=value`; a value must have no comma"
      }
    }
    return nil
  }
}
