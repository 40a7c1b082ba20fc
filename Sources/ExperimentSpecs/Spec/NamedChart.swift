/// A chart that is built in: its template and captions are known by name, its data come from a
/// result table.
///
/// The figures of the paper (Chen et al. 2021) are such charts, under their numbers as well.
public struct NamedChart: Hashable, Sendable {
  /// Such as `pass-at-k-by-temperature`; the template's file has this name.
  public let name: String
  /// The paper's figures that it is the chart of, such as `figure-5`.
  public let aliases: [String]
  /// The result table it reads where a figure names none.
  public let table: String
  /// Markdown below a figure that has no caption of its own.
  public let caption: String

  private init(_ name: String, _ aliases: [String] = [], table: String, _ caption: String) {
    self.name = name
    self.aliases = aliases
    self.table = table
    self.caption = caption
  }

  /// The chart of a name or an alias; `nil` where there is none.
  public init?(named name: String) {
    guard let chart = Self.all.first(where: { $0.name == name || $0.aliases.contains(name) })
    else { return nil }
    self = chart
  }

  /// All names and aliases.
  public static let names = all.flatMap { [$0.name] + $0.aliases }

  /// All charts, those of the paper in the order of its figures.
  public static let all: [NamedChart] = ofThePaper + others

  private static let ofThePaper = [
    NamedChart(
      "performance-by-size", ["figure-1"], table: "performance",
      "Pass rate against model size, all at the temperature nearest to 0.8: one sample, the one of "
        + "the highest mean log-probability, and any correct one. Lines upright are 95 % intervals "
        + "over problems."),
    NamedChart(
      "loss-by-size", ["figure-4"], table: "scaling",
      "Loss on held-out files against model size, with the power law fitted to it and its 95 % "
        + "band."),
    NamedChart(
      "pass-at-k-by-temperature", ["figure-5", "figure-5-top"], table: "pass_at_k",
      "pass@k against *k* at each temperature. Bands are 95 % intervals over problems."),
    NamedChart(
      "best-temperature-by-k", ["figure-5-bottom", "figure-9"], table: "best_temperature",
      "The temperature with the highest pass@k against *k*. Bands hold the temperatures that 95 % "
        + "of the resamples of the problems choose among."),
    NamedChart(
      "pass-rate-by-size", ["figure-6", "figure-10", "figure-10-top"],
      table: "pass_at_best_temperature",
      "pass@k against model size, each model at its best temperature for each *k*. Lines upright "
        + "are 95 % intervals over problems."),
    NamedChart(
      "ranking", ["figure-7"], table: "ranking",
      "Expected pass rate of one sample chosen among *k*, by heuristic. Bands are 95 % intervals "
        + "over problems."),
    NamedChart(
      "bleu-densities", ["figure-8"], table: "bleu_density",
      "How like the reference solution samples are that pass and that fail: shares per unit of "
        + "BLEU, with a smooth density."),
    NamedChart(
      "ranking-by-model", ["figure-10-bottom"], table: "ranking",
      "Expected pass rate of one sample chosen among *k*, by heuristic and model."),
    NamedChart(
      "pass-rate-by-level", ["figure-11"], table: "levels",
      "Pass rate against the level of the problems. Lines upright are 95 % intervals over problems."
    ),
    NamedChart(
      "alignment-by-size", ["figure-12"], table: "alignment",
      "pass@1 against model size by the examples that stand before the task. Lines upright are 95 % "
        + "intervals over problems."),
    NamedChart(
      "estimator-bias", ["figure-13"], table: "estimator",
      "What the two estimators of pass@k give on average from *n* samples, with 95 % bands; the "
        + "true values dashed."),
    NamedChart(
      "alignment-by-size-and-instruction", ["figure-14"], table: "alignment",
      "pass@1 against model size by the examples that stand before the task, with and without the "
        + "instruction to write good code."),
    NamedChart(
      "insecure-by-size", ["figure-15"], table: "security",
      "Share of clearly insecure uses of encryption keys against model size. Lines upright are 95 % "
        + "intervals."),
  ]

  private static let others = [
    NamedChart(
      "pass-at-k", table: "pass_at_k",
      "pass@k against *k*. Bands are 95 % intervals over problems."),
    NamedChart(
      "pass-rates", table: "pass_rates",
      "How many problems have which share of passing samples."),
    NamedChart(
      "pass-rate-by-category", table: "categories",
      "Pass rate by the kind of problem. Lines are 95 % intervals over problems."),
    NamedChart(
      "pass-rate-by-tokens", table: "pass_at_best_temperature",
      "pass@k against the tokens that a model read. Lines upright are 95 % intervals over problems."
    ),
    NamedChart("verdicts", table: "verdicts", "What became of the samples."),
    NamedChart(
      "loss-by-tokens", table: "losses", "Loss on held-out files against the tokens read."),
  ]
}
