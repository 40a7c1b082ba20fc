import Documents
import ExperimentSpecs

/// What a reader of a partial report is told before anything else.
struct PartialNotice {
  private let partial: Provenance.Partial

  init(_ partial: Provenance.Partial) {
    self.partial = partial
  }

  /// Puts the notice into the title and before the first block.
  func mark(_ document: inout Document) {
    document.title.insert(.text("Partial: "), at: 0)
    document.blocks.insert(contentsOf: blocks, at: 0)
  }

  private var blocks: [Block] {
    let words: [Inline] = [
      .strong([.text("This report is partial.")]),
      .text(" Its build was interrupted; the next one goes on and replaces it. " + partial.rule),
    ]
    return [
      .quote([.paragraph(words)]),
      .table(
        Table(
          caption: [.text("How much there is of each stage.")],
          alignments: [.leading, .trailing, .trailing, .leading],
          head: ["stage", "done", "of", ""].map { [.text($0)] },
          rows: partial.stages.map { stage in
            [
              stage.name, ShownTable.grouped(stage.done), ShownTable.grouped(stage.total),
              stage.unit,
            ].map { [.text($0)] }
          })),
    ]
  }
}
