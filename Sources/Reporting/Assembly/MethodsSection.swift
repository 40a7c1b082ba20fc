import ExperimentSpecs

/// The part of every report that says how its numbers were made, from the spec alone.
enum MethodsSection {
  /// Markdown, headings and all.
  static func markdown(
    _ spec: ExperimentSpec, notes: [String], provenance: Provenance
  ) -> String {
    var lines = ["## Methods", "", "| setting | value |", "|---|---|"]
    func row(_ name: String, _ value: String) {
      lines.append("| \(name) | \(DefaultNotebook.escaped(value)) |")
    }
    for arm in spec.arms { row("model", describe(arm)) }
    let first = provenance.limit.map { ", only the first \($0) problems" } ?? ""
    for case .native(let model) in spec.models { row("training", describe(model)) }
    let problems =
      spec.task.name ?? spec.task.benchmark?.rawValue ?? "the problem file of the spec"
    row("problems", problems + first)
    row("samples of each problem", samples(spec))
    row("k", spec.k.map(String.init).joined(separator: ", "))
    row(
      "limits of one program",
      "\(JSONValue.number(spec.limits.timeoutSeconds).text(.canonical)) s of processor time, "
        + "\(spec.limits.memoryMB) MiB of memory")
    row("seed", String(spec.sampling.seed))
    for file in provenance.data where file.use != "notebook" {
      // Names of files are long and without spaces; code may be cut within a word.
      lines.append(
        "| data: \(DefaultNotebook.escaped(file.use)) | `\(file.name)`, SHA-256 "
          + "`\(file.sha256.prefix(16))`… |")
    }
    lines += ["", estimator, "", judge]
    if !notes.isEmpty {
      lines += ["", "## Limitations", ""] + notes.map { "- " + DefaultNotebook.escaped($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func describe(_ arm: Arm) -> String {
    var parts = [arm.model.label]
    if case .samples = arm.model { parts.append("recorded samples") }
    if let temperature = arm.temperature {
      parts.append("temperature \(JSONValue.number(temperature).text(.canonical))")
    }
    if let topP = arm.topP { parts.append("top p \(JSONValue.number(topP).text(.canonical))") }
    if let maxTokens = arm.maxTokens { parts.append("at most \(maxTokens) tokens") }
    return parts.joined(separator: ", ")
  }

  private static func describe(_ model: NativeModelSpec) -> String {
    func text(_ number: Double) -> String { JSONValue.number(number).text(.canonical) }
    let corpus =
      switch model.corpus.kind {
      case .python: "Python files"
      case .synthetic: "\(text(model.corpus.megabytes)) MB of files by invented authors"
      case .prose: "\(text(model.corpus.megabytes)) MB of prose"
      case .problems:
        "\(text(model.corpus.megabytes)) MB of solved problems, learning the solutions"
      case .encryption:
        "\(text(model.corpus.megabytes)) MB of files that use encryption, "
          + "\(model.corpus.insecureAESPercent) % of those with AES and "
          + "\(model.corpus.insecureRSAPercent) % of those with RSA insecurely"
      case .docstrings:
        "\(text(model.corpus.megabytes)) MB of documented functions, learning the docstrings"
      }
    let training = model.training
    return [
      model.label ?? model.name,
      "\(model.layers) layers of width \(model.width) with \(model.headCount) heads",
      "\(model.vocabulary) token ids", corpus,
      "\(training.steps) steps of \(training.batch) rows of \(model.context) tokens",
      "learning rate \(text(training.learningRate))" + (model.base == nil ? "" : " divided by 10"),
      "seed \(training.seed)",
    ].joined(separator: ", ") + (model.base.map { ", starting from \($0)" } ?? "")
  }

  private static func samples(_ spec: ExperimentSpec) -> String {
    let isNative = spec.arms.contains {
      if case .native = $0.model { true } else { false }
    }
    let count = spec.sampling.n ?? (isNative ? SamplingSpec.defaultCount : nil)
    return count.map(String.init) ?? "all that were recorded"
  }

  private static let estimator = """
    pass@k is the unbiased estimate {math}`1 - \\binom{n-c}{k} / \\binom{n}{k}`, averaged over the \
    problems, each weighing the same. Intervals are 95 % percentile bootstraps over whole problems \
    (10,000 resamples), which cover the choice of problems and the chance in their samples; those of \
    single problems are equal-tailed Beta-binomial posteriors with Jeffreys' prior.
    """

  private static let judge = """
    Each program ran in a sandbox without network and files, its unit tests in another process that \
    calls it through a pipe. `unstable` verdicts count as not passed.
    """
}
