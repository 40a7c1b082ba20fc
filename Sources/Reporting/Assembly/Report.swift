import Archives
import Charts
import Documents
public import ExperimentSpecs
public import Foundation
import Rendering

/// A report, complete in memory: its document, pictures, tables and records.
///
/// A function of the spec, the notebook and the records alone: no time, locale or machine goes in.
public struct Report: Sendable {
  /// What a reader must know about what is not in the numbers, and what could not be drawn.
  public let notes: [String]
  let spec: ExperimentSpec
  let content: Content
  var provenance: Provenance
  let inputs: PublishedSpec
  let figures: [DrawnFigure]
  let tables: [ShownTable]
  /// All but the provenance and the evidence, which name what is known when it is written.
  let document: Document
  let evidence: EvidenceSection
  /// ``SampleBrowser/html``.
  let browser: String

  /// Where the record files come from.
  enum Content {
    /// They are written; the list is put on the shelf under the key, where there is one.
    case records(Records, key: String?, Shelf)
    /// They stand in the folder already.
    case files([Provenance.RecordFile])
  }

  /// Changes whenever the same records give other bytes than before.
  public static let version = 7

  /// The report of records.
  ///
  /// - Parameters:
  ///   - inputs: The spec as the report folder carries it.
  ///   - key: The key over all that the records follow from; with it, what is computed of them is
  ///     put on the shelf.
  ///   - provenance: All but the record files and the formulas, which follow from the rest.
  ///   - dataFiles: The files of the spec's `data`, by name.
  /// - Throws: ``ReportingError``, `RenderingError`.
  public init(
    spec loaded: LoadedSpec, inputs: PublishedSpec, records: Records, key: String? = nil,
    provenance: Provenance, dataFiles: [String: URL] = [:], shelf: Shelf = .none
  ) throws {
    let notebook = try Self.notebook(of: loaded)
    let demand = TableDemand(loaded.spec, notebook: notebook)
    let data =
      try demand.paperTables + loaded.spec.data.compactMap { try Self.table($0, files: dataFiles) }
    let digest = RecordDigest(
      tables: try ResultTables(
        records, spec: loaded.spec, data: data, isPartial: provenance.partial != nil,
        where: demand.contains),
      browser: SampleBrowser(records, spec: loaded.spec).html)
    if let key { shelf.keep(digest.bytes, for: RecordDigest.key(key, inputs, demand)) }
    try self.init(
      loaded, inputs, digest, .records(records, key: key, shelf), notebook, provenance, shelf)
  }

  /// The report of records of which everything that pages show is on the shelf, and whose files are
  /// where they belong.
  ///
  /// - Parameters:
  ///   - key: The key over all that the records follow from.
  ///   - isThere: Whether all of these files stand in the folder that the report goes to.
  /// - Returns: `nil` where something is missing: the report is to be made of its records.
  /// - Throws: ``ReportingError``, `RenderingError`.
  public init?(
    spec loaded: LoadedSpec, inputs: PublishedSpec, key: String, provenance: Provenance,
    shelf: Shelf, where isThere: ([Provenance.RecordFile]) throws -> Bool
  ) throws {
    let level = loaded.spec.report.publish
    let notebook = try Self.notebook(of: loaded)
    let demand = TableDemand(loaded.spec, notebook: notebook)
    guard
      let files = shelf.bytes(for: RecordFileList.key(key, level)).flatMap(RecordFileList.files),
      let digest = shelf.bytes(for: RecordDigest.key(key, inputs, demand))
        .flatMap(RecordDigest.init),
      try isThere(files)
    else { return nil }
    try self.init(loaded, inputs, digest, .files(files), notebook, provenance, shelf)
  }

  private init(
    _ loaded: LoadedSpec, _ inputs: PublishedSpec, _ digest: RecordDigest, _ content: Content,
    _ notebook: String?, _ provenance: Provenance, _ shelf: Shelf
  ) throws {
    spec = loaded.spec
    self.inputs = inputs
    self.content = content
    browser = digest.browser
    let results = digest.tables
    let isPartial = provenance.partial != nil
    figures = try DrawnFigure.all(spec.figures, in: results, isPartial: isPartial, shelf: shelf)
    tables = try (spec.tables + (notebook == nil ? DefaultNotebook.tables(spec, results) : []))
      .map { named in
        do {
          return try ShownTable(named, in: results)
        } catch {
          guard isPartial else { throw error }
          return ShownTable(missing: named)
        }
      }
    notes = results.notes + figures.flatMap(\.warnings)
    evidence = EvidenceSection(
      tables: results, figures: figures, formulas: results.formulas.map(\.signature),
      arms: spec.arms.map(\.id), hasRecords: spec.report.publish != .none,
      hasBrowser: !browser.isEmpty)
    document = try Self.document(
      loaded, notebook ?? DefaultNotebook.markdown(spec, tables: tables.map(\.id)), figures,
      tables, results, provenance, hasBrowser: !browser.isEmpty)
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
    _ results: ResultTables, _ provenance: Provenance, hasBrowser: Bool
  ) throws(ReportingError) -> Document {
    let spec = loaded.spec
    let file = loaded.notebook?.path(percentEncoded: false) ?? loaded.file
    let methods = MethodsSection.markdown(spec, notes: results.notes, provenance: provenance)
    let sources = NotebookSources(
      figures: Dictionary(
        uniqueKeysWithValues: figures.map {
          ($0.id, FigureSource(caption: $0.citedCaption, alternative: $0.scene.alternative))
        }),
      tables: Dictionary(
        uniqueKeysWithValues: tables.map { ($0.id, $0.block(hasBrowser: hasBrowser)) }),
      value: { expression in
        Result { () throws(ValueFailure) in
          do throws(ValueFailure) {
            return try ValueExpression(expression).value(in: results)
          } catch {
            guard provenance.partial != nil else { throw error }
            return [.text("…")]
          }
        }
      })
    do {
      let notebook = try Notebook(markdown: text + "\n\n" + methods)
      var document = try notebook.resolved(with: sources)
      if document.title.isEmpty { document.title = [.text(spec.title)] }
      if let partial = provenance.partial { PartialNotice(partial).mark(&document) }
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
