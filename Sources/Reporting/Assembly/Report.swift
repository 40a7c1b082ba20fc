import Archives
import Charts
import Documents
public import ExperimentSpecs
public import Foundation
import Rendering

/// A report, complete in memory: its document, pictures, tables and records.
///
/// A function of the spec, the notebook and the records alone: no time, locale or machine goes in.
public struct Report {
  /// What a reader must know about what is not in the numbers, and what could not be drawn.
  public let notes: [String]
  private let spec: ExperimentSpec
  private let records: Records
  private var provenance: Provenance
  private let inputs: PublishedSpec
  private let figures: [DrawnFigure]
  private let tables: [ShownTable]
  /// All but the provenance and the evidence, which name what is known when it is written.
  private let document: Document
  private let evidence: EvidenceSection
  private let renderer: SceneRenderer

  /// Changes whenever the same records give other bytes than before.
  public static let version = 3

  /// - Parameters:
  ///   - inputs: The spec as the report folder carries it.
  ///   - provenance: All but the record files and the formulas, which follow from the rest.
  ///   - dataFiles: The files of the spec's `data`, by name.
  /// - Throws: ``ReportingError``, `RenderingError`.
  public init(
    spec loaded: LoadedSpec, inputs: PublishedSpec, records: Records, provenance: Provenance,
    dataFiles: [String: URL] = [:]
  ) throws {
    spec = loaded.spec
    self.inputs = inputs
    self.records = records
    let notebook = try Self.notebook(of: loaded)
    let demand = TableDemand(spec, notebook: notebook)
    let data =
      try demand.paperTables + spec.data.compactMap { try Self.table($0, files: dataFiles) }
    let results = try ResultTables(records, spec: spec, data: data, where: demand.contains)
    let typesetter = try Typesetter(FontCatalog())
    renderer = SceneRenderer(typesetter)
    figures = try spec.figures.map { try DrawnFigure($0, in: results, measuring: typesetter) }
    tables = try (spec.tables + (notebook == nil ? DefaultNotebook.tables(spec, results) : []))
      .map { try ShownTable($0, in: results) }
    notes = results.notes + figures.flatMap(\.warnings)
    evidence = EvidenceSection(
      tables: results, figures: figures, formulas: results.formulas.map(\.signature),
      arms: spec.arms.map(\.id), hasRecords: spec.report.publish != .none)
    document = try Self.document(
      loaded, notebook ?? DefaultNotebook.markdown(spec, tables: tables.map(\.id)), figures,
      tables, results, provenance)
    self.provenance = provenance
    self.provenance.formulas = results.formulas
  }

  private static func table(
    _ named: Named<DataTableSpec>, files: [String: URL]
  ) throws(ReportingError) -> ResultTable? {
    switch named.value {
    case .values(let rows): return ResultTable(named.id, values: rows)
    // Made of the other tables, once they are there.
    case .difference: return nil
    case .file: break
    }
    guard let file = files[named.id],
      let text = try? String(contentsOf: file, encoding: .utf8),
      let table = ResultTable(named.id, csv: text)
    else {
      throw .unresolved(["data.\(named.id): error: the file is no table of comma-separated values"])
    }
    return table
  }

  /// The text of the spec's notebook; `nil` where it has none.
  private static func notebook(of spec: LoadedSpec) throws(ReportingError) -> String? {
    guard let file = spec.notebook else { return nil }
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unresolved([
        "\(file.path(percentEncoded: false)): error: the notebook is no text in UTF-8"
      ])
    }
  }

  private static func document(
    _ loaded: LoadedSpec, _ text: String, _ figures: [DrawnFigure], _ tables: [ShownTable],
    _ results: ResultTables, _ provenance: Provenance
  ) throws(ReportingError) -> Document {
    let spec = loaded.spec
    let file = loaded.notebook?.path(percentEncoded: false) ?? loaded.file
    let methods = MethodsSection.markdown(spec, notes: results.notes, provenance: provenance)
    let sources = NotebookSources(
      figures: Dictionary(
        uniqueKeysWithValues: figures.map {
          ($0.id, FigureSource(caption: $0.citedCaption, alternative: $0.scene.alternative))
        }),
      tables: Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0.block) }),
      value: { expression in
        Result { () throws(ValueFailure) in
          try ValueExpression(expression).value(in: results)
        }
      })
    do {
      let notebook = try Notebook(markdown: text + "\n\n" + methods)
      var document = try notebook.resolved(with: sources)
      if document.title.isEmpty { document.title = [.text(spec.title)] }
      if let id = document.ids.first(where: { $0.hasPrefix(EvidenceSection.prefix) }) {
        throw ReportingError.unresolved([
          "\(file): error: the id `\(id)` begins with `\(EvidenceSection.prefix)`, which is the "
            + "report's own; choose another"
        ])
      }
      return document
    } catch let error as ReportingError {
      throw error
    } catch let error as ResolutionError {
      throw .unresolved(error.problems.map { "\(file):\($0.line): error: \($0.kind)" })
    } catch {
      throw .unresolved(["\(file): error: \(error)"])
    }
  }
}

extension Report {
  /// Writes all files of the report into an empty folder.
  ///
  /// - Parameter environment: What may differ between builds; written beside the report, unless
  ///   `nil`.
  /// - Throws: ``ReportingError/unwritable(path:reason:)``, `RecordError`, `RenderingError`.
  public func write(to folder: URL, environment: BuildEnvironment?) throws {
    var provenance = provenance
    if spec.report.publish != .none {
      provenance.records = try RecordFolder(folder.appending(path: "records"))
        .write(records, at: spec.report.publish)
    }
    try writeInputs(to: folder)
    var document = document
    document.blocks += ProvenanceSection(provenance: provenance, spec: inputs.text).blocks
    document.blocks += evidence.blocks(for: self.document)
    var pictures: [String: String] = [:]
    for figure in figures {
      let svg = try renderer.svg(figure.scene, idPrefix: figure.id)
      pictures[figure.id] = svg
      try write(figure, svg: svg, to: folder)
    }
    for table in tables {
      try write(Array(table.csv.utf8), to: folder, "tables/\(table.id).csv")
    }
    try write(Array(MarkdownWriter().markdown(document).utf8), to: folder, "report.md")
    let samples = SampleBrowser(records, spec: spec)
    let html = HTMLWriter(figures: pictures, appendix: samples.html).html(document)
    try write(Array(html.utf8), to: folder, "report.html")
    let pages = PagedPDF(
      document, figures: Dictionary(uniqueKeysWithValues: figures.map { ($0.id, $0.scene) }),
      typesetter: renderer.typesetter)
    try write(try pages.bytes(), to: folder, "report.pdf")
    try write(Array(evidence.lines.utf8), to: folder, "evidence.jsonl")
    try write(Array(CanonicalJSON.data(of: provenance)), to: folder, Provenance.fileName)
    if let environment {
      try write(
        Array(CanonicalJSON.data(of: environment)), to: folder, BuildEnvironment.fileName)
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

  private func write(_ figure: DrawnFigure, svg: String, to folder: URL) throws {
    let name = "figures/\(figure.id)"
    try write(try renderer.png(figure.scene), to: folder, name + ".png")
    try write(
      try renderer.pdf(figure.scene, title: figure.id), to: folder, name + ".pdf")
    try write(Array(svg.utf8), to: folder, name + ".svg")
    try write(Array(figure.chart), to: folder, name + ".vl.json")
    if let csv = figure.csv { try write(Array(csv.utf8), to: folder, name + ".csv") }
  }

  private func write(_ bytes: [UInt8], to folder: URL, _ name: String) throws {
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

  /// The versions of the libraries that read, draw and pack, for `environment.json`.
  public static var libraryVersions: [String: String] {
    LibraryVersions.all.merging(
      ["cmark-gfm": Notebook.parserVersion, "zlib": Gzip.libraryVersion]
    ) { own, _ in own }
  }

  /// The fonts that pages and pictures are set in, by file name with their versions.
  ///
  /// - Throws: `RenderingError`.
  public static func fontVersions() throws -> [String: String] { try FontCatalog().versions() }
}
