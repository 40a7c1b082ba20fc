import Foundation

extension ExperimentSpec {
  /// The types below decode themselves; what decoders lose, the order of keys, is put back here.
  private struct Body: Decodable {
    let name: String
    let title: String?
    let question: String?
    let collection: [String]?
    let models: [ModelSpec]?
    let task: TaskSpec?
    let sampling: SamplingSpec
    let k: [Int]
    let ranking: RankingSpec?
    let matrix: MatrixSpec?
    let bleu: BLEUSpec?
    let measurements: [String: MeasurementSpec]?
    let limits: LimitsSpec
    let figures: [String: FigureSpec]
    let tables: [String: TableSpec]
    let findings: [FindingSpec]?
    let data: [String: DataTableSpec]
    let notebook: String?
    let report: ReportSpec
  }

  /// - Parameter effective: A checked spec with all defaults filled in.
  /// - Throws: A `DecodingError` where the value is none.
  init(effective: JSONValue) throws {
    let body = try JSONDecoder().decode(Body.self, from: Data(effective.text(.canonical).utf8))
    name = body.name
    title = body.title ?? body.name
    question = body.question
    collection = body.collection ?? []
    models = body.models ?? []
    task = body.task ?? .none
    sampling = body.sampling
    k = body.k
    ranking = body.ranking
    matrix = body.matrix
    bleu = body.bleu
    measurements = Self.ordered(body.measurements ?? [:], as: effective["measurements"]) { own, _ in
      own
    }
    limits = body.limits
    figures = Self.ordered(body.figures, as: effective["figures"]) { figure, source in
      guard case .inline = figure.chart, let chart = source["chart"] else { return figure }
      return FigureSpec(
        chart: .inline(chart), table: figure.table, where: figure.where, overlay: figure.overlay,
        caption: figure.caption, alt: figure.alt)
    }
    tables = Self.ordered(body.tables, as: effective["tables"]) { table, _ in table }
    findings = body.findings ?? []
    data = Self.ordered(body.data, as: effective["data"]) { table, source in
      if case .list(let rows)? = source["values"] { .values(rows) } else { table }
    }
    notebook = body.notebook
    report = body.report
  }

  private static func ordered<Value: Hashable & Sendable>(
    _ values: [String: Value], as source: JSONValue?, finish: (Value, JSONValue) -> Value
  ) -> [Named<Value>] {
    (source?.members ?? []).compactMap { member in
      values[member.key].map { Named(id: member.key, value: finish($0, member.value)) }
    }
  }
}
