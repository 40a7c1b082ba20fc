import ExperimentSpecs
import Foundation
import Statistics

/// The tables of the models that were trained for the report.
///
/// | name | a row for each | columns |
/// |---|---|---|
/// | `models` | model | `model`, `label`, `non_embedding`, `parameters`, `layers`, `width`, `corpus_tokens`, `tokens`, `loss`, `petaflop_days` |
/// | `losses` | model and step that records have | `model`, `label`, `non_embedding`, `step`, `tokens`, `loss`, `validation_loss` |
/// | `scaling` | size of a grid of each family, and model | `family`, `series`, `label`, `non_embedding`, `loss`, `lower`, `upper` |
/// | `curation` | model, source and outcome of problems that it learned from | `model`, `label`, `source`, `outcome`, `problems` |
/// | `scaling_law` | family of three sizes or more | `family`, `exponent`, `exponent_lower`, `exponent_upper`, `scale`, `scale_lower`, `scale_upper`, `r_squared`, `models` |
///
/// `loss` of `models` and `scaling` is the last one of the held-out files, in nats a token.
extension ResultTables {
  static func models(
    _ records: [ModelRecord], spec: ExperimentSpec
  ) throws(ReportingError) -> [ResultTable] {
    guard !records.isEmpty else { return [] }
    let labels = Dictionary(
      spec.models.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
    func label(_ record: ModelRecord) -> ResultTable.Cell {
      .text(labels[record.model] ?? record.model)
    }
    let models = modelTable(records, label)
    return [models, losses(records, label), curation(records, label)]
      + (try scaling(records, spec: spec, label))
  }

  private static func modelTable(
    _ records: [ModelRecord], _ label: (ModelRecord) -> ResultTable.Cell
  ) -> ResultTable {
    var table = ResultTable(
      "models",
      columns: [
        "model", "label", "non_embedding", "parameters", "layers", "width", "corpus_tokens",
        "tokens", "loss", "petaflop_days",
      ], keys: ["model", "label"])
    let flops = Signature(
      "training-compute", ["flops": "6-non-embedding-parameters-tokens"], version: "1")
    for (index, record) in records.enumerated() {
      let tokens = record.losses.last?.tokens ?? 0
      let operations = 6 * Double(record.nonEmbeddingParameters) * Double(tokens)
      table.add(
        [
          .text(record.model), label(record), .integer(record.nonEmbeddingParameters),
          .integer(record.parameters), .integer(record.layers), .integer(record.width),
          .integer(record.corpusTokens), .integer(tokens), ResultTable.Cell(record.finalLoss),
          .number(operations / (1e15 * 86400)),
        ], from: Evidence(formulas: [flops], sources: [.model(index)]))
    }
    return table
  }

  private static func losses(
    _ records: [ModelRecord], _ label: (ModelRecord) -> ResultTable.Cell
  ) -> ResultTable {
    var table = ResultTable(
      "losses",
      columns: [
        "model", "label", "non_embedding", "step", "tokens", "loss", "validation_loss",
      ], keys: ["model", "label", "step"])
    for (index, record) in records.enumerated() {
      for loss in record.losses {
        table.add(
          [
            .text(record.model), label(record), .integer(record.nonEmbeddingParameters),
            .integer(loss.step), .integer(loss.tokens), .number(loss.loss),
            ResultTable.Cell(loss.validationLoss),
          ], from: Evidence(sources: [.model(index)]))
      }
    }
    return table
  }

  /// How many problems were kept of each source, and why others were not.
  private static func curation(
    _ records: [ModelRecord], _ label: (ModelRecord) -> ResultTable.Cell
  ) -> ResultTable {
    var table = ResultTable(
      "curation", columns: ["model", "label", "source", "outcome", "problems"],
      keys: ["model", "label", "source", "outcome"])
    for (index, record) in records.enumerated() {
      for row in record.curation ?? [] {
        table.add(
          [
            .text(record.model), label(record), .text(row.source), .text(row.outcome),
            .integer(row.problems),
          ], from: Evidence(sources: [.model(index)]))
      }
    }
    return table
  }

  /// A power law of the held-out loss of each family over three sizes or more; no tables without one.
  private static func scaling(
    _ records: [ModelRecord], spec: ExperimentSpec, _ label: (ModelRecord) -> ResultTable.Cell
  ) throws(ReportingError) -> [ResultTable] {
    let families = Dictionary(
      spec.models.map { ($0.name, $0.familyLabel) }, uniquingKeysWith: { first, _ in first })
    var groups: [(family: String, points: [ScalingPoint])] = []
    for (index, record) in records.enumerated() {
      guard let loss = record.finalLoss else { continue }
      let family = families[record.model] ?? record.model
      let point = ScalingPoint(
        label: label(record), size: record.nonEmbeddingParameters, loss: loss,
        source: .model(index))
      if let place = groups.firstIndex(where: { $0.family == family }) {
        groups[place].points.append(point)
      } else {
        groups.append((family, [point]))
      }
    }
    groups.removeAll { Set($0.points.map(\.size)).count < 3 }
    guard !groups.isEmpty else { return [] }
    var table = ResultTable(
      "scaling",
      columns: ["family", "series", "label", "non_embedding", "loss", "lower", "upper"],
      keys: ["family", "series", "label", "non_embedding"])
    var law = ResultTable(
      "scaling_law",
      columns: [
        "family", "exponent", "exponent_lower", "exponent_upper", "scale", "scale_lower",
        "scale_upper", "r_squared", "models",
      ], keys: ["family"])
    do throws(FitError) {
      for group in groups {
        let prefix = groups.count > 1 ? group.family + ", " : ""
        try addScaling(of: group.points, family: group.family, prefix, to: &table, and: &law)
      }
    } catch {
      throw .unexpected("\(error)")
    }
    return [table, law]
  }

  /// One family's models, its power law on a grid of sizes, and the law.
  private static func addScaling(
    of points: [ScalingPoint], family: String, _ prefix: String, to table: inout ResultTable,
    and law: inout ResultTable
  ) throws(FitError) {
    let sizes = points.map { Double($0.size) }
    guard let least = sizes.min(), let most = sizes.max() else { return }
    let fit = try PowerLawFit(zip(sizes, points).map { (size: $0, loss: $1.loss) })
    let evidence = Evidence(formulas: [fit.exponent.signature], sources: points.map(\.source))
    law.add(
      [
        .text(family), .number(fit.exponent.value), .number(fit.exponent.interval.lower),
        .number(fit.exponent.interval.upper), .number(fit.scale.value),
        .number(fit.scale.interval.lower), .number(fit.scale.interval.upper),
        .number(fit.rSquared), .integer(points.count),
      ], from: evidence)
    for point in points {
      table.add(
        [
          .text(family), .text(prefix + "measured"), point.label, .integer(point.size),
          .number(point.loss),
        ], from: Evidence(sources: [point.source]))
    }
    let steps = 40
    for step in 0...steps {
      let size = least * pow(most / least, Double(step) / Double(steps))
      let loss = try fit.loss(at: size)
      table.add(
        [
          .text(family), .text(prefix + "power law"), .missing, .number(size), .number(loss.value),
          .number(loss.interval.lower), .number(loss.interval.upper),
        ], from: evidence)
    }
  }
}

/// What a model adds to a power law.
private struct ScalingPoint {
  let label: ResultTable.Cell
  /// Parameters without embeddings.
  let size: Int
  /// In nats a token.
  let loss: Double
  let source: Evidence.Source
}

extension ModelRecord {
  /// The last loss of the held-out files, in nats a token; `nil` where it was never measured.
  var finalLoss: Double? { losses.last { $0.validationLoss != nil }?.validationLoss }
}

extension Evidence.Source {
  /// A model of the records, by its place from 0.
  fileprivate static func model(_ index: Int) -> Evidence.Source {
    .file(use: "records/" + RecordFolder.modelsName, row: index + 1)
  }
}
