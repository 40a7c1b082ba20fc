import Archives
import Documents
import ExperimentSpecs

/// The page of a report that says what it was made of: spec, data, records, seeds, versions.
struct ProvenanceSection {
  let provenance: Provenance
  /// The text of `spec.json`.
  let spec: String

  var blocks: [Block] {
    var items: [ListItem] = [
      file(
        PublishedSpec.fileName, [.text("the effective spec")], SHA256.hexDigest(of: spec.utf8))
    ]
    items += provenance.data.map { file($0.name, [.code($0.use)], $0.sha256) }
    items += provenance.records.map {
      file("records/" + $0.name, [.text("\(ShownTable.grouped($0.rows)) rows")], $0.sha256)
    }
    var settings = ["seed \(provenance.seed)"]
    if let limit = provenance.limit { settings.append("only the first \(limit) problems") }
    settings += provenance.judge.map { "\($0.name) \($0.value)" }
    return [
      .heading(
        level: 2, id: EvidenceSection.prefix + "provenance", [.text("Provenance")]),
      .paragraph(introduction), .bulletList(tight: true, items),
      .paragraph([.text("Settings: \(settings.joined(separator: ", ")).")]),
      .paragraph([.text("Stages, each with its version and the key over all its inputs:")]),
      .bulletList(tight: true, provenance.stages.map(item)),
      .paragraph([.text("Formulas:")]),
      .orderedList(
        start: 1, tight: true,
        provenance.formulas.enumerated().map { index, formula in
          let anchor = Inline.anchor(EvidenceSection.id(ofFormula: index + 1))
          return ListItem(blocks: [.paragraph([anchor, .code(formula.signature)])])
        }),
    ]
  }

  private var introduction: [Inline] {
    var text: [Inline] = [
      .text("What this report was made of, with the SHA-256 of each file; "),
      .code("provenance.json"), .text(" has the same as data."),
    ]
    if !provenance.records.isEmpty {
      text += [
        .text(" From the report's folder alone, "), .code("report verify"),
        .text(" makes it again and compares every byte."),
      ]
    }
    return text
  }

  private func file(_ name: String, _ what: [Inline], _ sha256: String) -> ListItem {
    ListItem(blocks: [
      .paragraph([.code(name), .text(", ")] + what + [.lineBreak, .code(sha256)])
    ])
  }

  private func item(_ stage: Provenance.Stage) -> ListItem {
    ListItem(blocks: [
      .paragraph([
        .code(stage.name), .text(", version \(stage.version)"), .lineBreak, .code(stage.key),
      ])
    ])
  }
}
