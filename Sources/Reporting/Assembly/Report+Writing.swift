import Archives
import Documents
public import ExperimentSpecs
public import Foundation
import Rendering

extension Report {
  /// Writes all files of the report into an empty folder, but for record files that stand where the
  /// report goes already.
  ///
  /// - Throws: ``ReportingError/unwritable(path:reason:)``, `RecordError`, `RenderingError`.
  public func write(to folder: URL) throws {
    var provenance = provenance
    provenance.records = try writeRecords(to: folder)
    try writeInputs(to: folder)
    for figure in figures { try write(figure, to: folder) }
    for table in tables {
      try write(Array(table.csv.utf8), to: folder, "tables/\(table.id).csv")
    }
    var document = document
    document.blocks += ProvenanceSection(provenance: provenance, spec: inputs.text).blocks
    document.blocks += evidence.blocks(for: self.document)
    let whole = document
    for (name, bytes) in try Part.allCases.concurrentMap({ part in
      (part.fileName, try bytes(of: part, whole))
    }) {
      try write(bytes, to: folder, name)
    }
    try write(Array(CanonicalJSON.data(of: provenance)), to: folder, Provenance.fileName)
  }

  /// The record files that must stand in the folder that the report goes to; those that
  /// ``write(to:)`` writes are not among them.
  public var keptRecordFiles: [Provenance.RecordFile] {
    if case .files(let files) = content { files } else { [] }
  }

  private func writeRecords(to folder: URL) throws -> [Provenance.RecordFile] {
    switch content {
    case .files(let files): return files
    case .records(let records, let key, let shelf):
      let level = spec.report.publish
      let files = try RecordFolder(folder.appending(path: "records")).write(records, at: level)
      if let key {
        shelf.keep(RecordFileList.bytes(files), for: RecordFileList.key(key, level))
      }
      return files
    }
  }

  /// The files that are made of the whole document, each by itself; the longest work first.
  private enum Part: CaseIterable {
    case pages, html, markdown, evidence

    var fileName: String {
      switch self {
      case .pages: "report.pdf"
      case .html: "report.html"
      case .markdown: "report.md"
      case .evidence: "evidence.jsonl"
      }
    }
  }

  private func bytes(of part: Part, _ document: Document) throws -> [UInt8] {
    switch part {
    case .pages:
      let scenes = Dictionary(uniqueKeysWithValues: figures.map { ($0.id, $0.scene) })
      return try PagedPDF(
        document, figures: scenes, typesetter: Typesetter(FontCatalog())
      ).bytes()
    case .html:
      let pictures = Dictionary(uniqueKeysWithValues: figures.map { ($0.id, $0.pictures.svg) })
      return Array(HTMLWriter(figures: pictures, appendix: browser).html(document).utf8)
    case .markdown: return Array(MarkdownWriter().markdown(document).utf8)
    case .evidence: return Array(evidence.lines.utf8)
    }
  }

  /// The spec and the files that go along with it, so that the folder makes the report again.
  private func writeInputs(to folder: URL) throws {
    try write(Array(inputs.text.utf8), to: folder, PublishedSpec.fileName)
    for copy in inputs.copies {
      let bytes: [UInt8]
      do {
        bytes = try InputFile(path: copy.source.path(percentEncoded: false)).readToEnd()
      } catch {
        throw ReportingError.unreadable(error.description)
      }
      try write(bytes, to: folder, copy.path)
    }
  }

  private func write(_ figure: DrawnFigure, to folder: URL) throws {
    let name = "figures/\(figure.id)"
    try write(figure.pictures.png, to: folder, name + ".png")
    try write(figure.pictures.pdf, to: folder, name + ".pdf")
    try write(Array(figure.pictures.svg.utf8), to: folder, name + ".svg")
    try write(Array(figure.chart), to: folder, name + ".vl.json")
    if let csv = figure.csv { try write(Array(csv.utf8), to: folder, name + ".csv") }
  }

  private func write(_ bytes: [UInt8], to folder: URL, _ name: String) throws {
    try Self.write(bytes, to: folder, name)
  }

  fileprivate static func write(_ bytes: [UInt8], to folder: URL, _ name: String) throws {
    let file = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    } catch {
      throw ReportingError.unwritable(
        path: file.path(percentEncoded: false), reason: error.localizedDescription)
    }
  }
}

extension BuildEnvironment {
  /// Writes what may differ between builds beside a report.
  ///
  /// - Throws: ``ReportingError/unwritable(path:reason:)``.
  public func write(to folder: URL) throws {
    try Report.write(Array(CanonicalJSON.data(of: self)), to: folder, Self.fileName)
  }
}
