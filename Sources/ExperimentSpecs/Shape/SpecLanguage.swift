/// The keys of a spec, version 1: the validator, the defaults and the JSON Schema come from here.
enum SpecLanguage {
  /// The version of the format that this program reads and writes.
  static let version = 1

  static let root = Shape.object(
    ObjectShape(
      keys: [
        .init("$schema", .text(TextRule(form: .filled)), "The JSON Schema, for editors."),
        .init(
          "schemaVersion", .number(NumberRule(isWhole: true, minimum: 1, maximum: 1)), .required,
          "The version of this format: 1."),
        .init("name", .text(TextRule(form: .identifier)), .required, "Names the report's folder."),
        .init("title", .text(TextRule(form: .filled)), "The report's title; the name if left out."),
        .init("question", .text(TextRule(form: .filled)), "What the experiment is to find out."),
        .init(
          "collection", .list(.text(identifier)),
          "Specs in the same folder that are built first; their figures and tables are there under "
            + "`<name>.<id>`."),
        .init("models", .list(model), "Where the samples come from."),
        .init(
          "task", .object(task), "What the models are asked to do; needed where there are any."),
        .init("sampling", .object(sampling), .defaults([:]), "How samples are drawn."),
        .init(
          "k", .setting(.number(NumberRule(isWhole: true, minimum: 1))), .defaults([1]),
          "The k of pass@k; each at most n."),
        .init("ranking", .object(ranking), "How one of several samples is chosen."),
        .init("matrix", .object(matrix), "What is left out of the sweeps."),
        .init("bleu", .object(bleu), "Which samples are compared with the reference solutions."),
        .init(
          "measurements", .map(key: identifier, value: measurement),
          "What is measured beside the samples, by names of its own."),
        .init("limits", .object(limits), .defaults([:]), "What a judged program may use."),
        .init(
          "figures", .map(key: identifier, value: .object(figure)), .defaults([:]),
          "The figures by id; the notebook places them."),
        .init(
          "tables", .map(key: identifier, value: .object(table)), .defaults([:]),
          "The tables by id; the notebook places them."),
        .init(
          "findings", .list(.object(finding)),
          "What others found, and the rules by which it counts as found here: the table `findings`."
        ),
        .init(
          "data", .map(key: identifier, value: .object(data)), .defaults([:]),
          "Further tables by name, for figures and tables to read, such as published numbers."),
        .init(
          "notebook", .text(TextRule(form: .filled)),
          "The Markdown notebook, by its path relative to the spec; a default one if left out."),
        .init("report", .object(report), .defaults([:]), "What the report folder holds."),
      ]))

  /// The JSON Schema of a spec, draft 7.
  static var jsonSchema: JSONValue {
    let head: [JSONValue.Member] = [
      .init(key: "$schema", value: "http://json-schema.org/draft-07/schema#"),
      .init(key: "title", value: "Experiment spec"),
      .init(
        key: "description",
        value: "One experiment: models, task, sampling, figures and notebook of a report."),
    ]
    return .object(head + root.jsonSchema.members)
  }

  static let identifier = TextRule(form: .identifier)

  private static let model = Shape.variants(
    tag: "kind",
    [
      Shape.Variant(name: "samples", shape: samples), Shape.Variant(name: "native", shape: native),
      Shape.Variant(name: "checkpoint", shape: checkpoint),
    ])

  private static let family = ObjectShape.Key(
    "family", .text(TextRule(form: .filled)),
    "The models it belongs to, which differ in size: one line in charts over parameters.")

  private static let native = ObjectShape(
    keys: [
      .init("kind", .text(TextRule(choices: ["native"])), .required, "A GPT that is trained here."),
      .init("name", .text(identifier), .required, "The name that records carry."),
      family,
      .init("label", .text(TextRule(form: .filled)), "The name in legends; `name` if left out."),
      .init("layers", whole(1, 64), .required, "Blocks of the model."),
      .init("heads", whole(1, 64), "Attention heads a block; one for each 32 of the width."),
      .init("width", whole(8, 4096), .required, "Width of the residual stream."),
      .init("context", whole(16, 4096), .defaults(256), "Positions a text may fill, in tokens."),
      .init("vocabulary", whole(300, 65536), .defaults(1024), "Token ids of the tokenizer."),
      .init("corpus", .object(corpus), .required, "What the model reads."),
      .init("training", .object(training), .required, "How the model learns."),
      .init(
        "base", .text(TextRule(form: .filled)),
        "The model to start from: another native one of this spec, or a folder, relative to it."),
      .init(
        "sampled", .flag, .defaults(true),
        "Whether it is an arm of the experiment; false if others only start from it."),
    ])

  private static let checkpoint = ObjectShape(
    keys: [
      .init(
        "kind", .text(TextRule(choices: ["checkpoint"])), .required,
        "A GPT that was trained elsewhere and is sampled here."),
      .init("name", .text(identifier), .required, "The name that records carry."),
      family,
      .init("parameters", whole(1, 0x1p53), "Parameters of the model, without the embeddings."),
      .init("label", .text(TextRule(form: .filled)), "The name in legends; `name` if left out."),
      .init(
        "folder", .text(TextRule(form: .filled)), .required,
        "The folder of the model in Hugging Face's layout, relative to the spec: `config.json` of "
          + "GPT-2's architecture, weights as safetensors, and the tokenizer."),
      .init(
        "beginsDocuments", .flag, .defaults(true),
        "Whether `<|endoftext|>` stands before each prompt, as models see it that were trained on "
          + "whole documents."),
    ])

  static let corpus = ObjectShape(keys: [
    .init(
      "kind",
      .text(
        TextRule(
          choices: ["python", "synthetic", "prose", "problems", "docstrings", "encryption"])),
      .required,
      "python: files from folders; synthetic: files by invented authors; prose: no code at all; "
        + "problems: solved problems, of which the solutions are learned; docstrings: functions, of "
        + "which the docstrings are learned; encryption: files that use encryption."),
    .init(
      "folders", .list(.text(TextRule(form: .filled))),
      "Of python: folders, relative to the spec; Python's own library if left out."),
    .init(
      "megabytes", .number(NumberRule(minimum: 0, isAboveMinimum: true, maximum: 10000)),
      .defaults(16), "Of all but python: how much to make, in megabytes."),
    .init(
      "insecureAESPercent", whole(0, 100), .defaults(50),
      "Of encryption: how many of a hundred files with AES use it in ECB mode."),
    .init(
      "insecureRSAPercent", whole(0, 100), .defaults(50),
      "Of encryption: how many of a hundred files with RSA make keys of less than 2048 bits."),
    .init(
      "tracedAuthors", whole(0, 100_000), .defaults(0),
      "Of problems: how many invented authors have their functions traced while their tests run, "
        + "for further problems."),
    .init("filter", .object(filter), "Of problems: drops those that a model never solves."),
    .init("seed", seed, .defaults(0), "Keys what is made, and which projects are held out."),
  ])

  private static let filter = ObjectShape(keys: [
    .init("model", .text(identifier), .required, "A native model that stands before in the spec."),
    .init(
      "samples", whole(1, 10_000), .defaults(100),
      "How often it tries each problem, at temperature 0.8; one must pass."),
  ])

  private static let training = ObjectShape(keys: [
    .init("steps", whole(1, 1e7), .required, "Steps of the optimizer."),
    .init("batch", whole(1, 4096), .defaults(8), "Rows of a batch, each as long as the context."),
    .init(
      "learningRate", .number(NumberRule(minimum: 0, isAboveMinimum: true, maximum: 1)),
      .defaults(0.002), "The learning rate at its peak."),
    .init("warmUpSteps", whole(0, 1e6), .defaults(175), "Steps until the peak."),
    .init(
      "validationInterval", whole(1, 1e6), .defaults(100),
      "The held-out files are looked at after so many steps."),
    .init("seed", seed, .defaults(0), "Keys the first weights and the order of the files."),
  ])

  private static let seed = Shape.number(NumberRule(isWhole: true, minimum: 0, maximum: 0x1p53))

  static func whole(_ minimum: Double, _ maximum: Double) -> Shape {
    .number(NumberRule(isWhole: true, minimum: minimum, maximum: maximum))
  }

  private static let samples = ObjectShape(
    keys: [
      .init(
        "kind",
        .text(TextRule(choices: ["samples"], planned: ["endpoint"])),
        .required, "Recorded samples from a file."),
      .init("name", .text(identifier), .required, "The name that records carry."),
      family,
      .init("parameters", whole(1, 0x1p53), "Parameters of the model, without the embeddings."),
      .init("label", .text(TextRule(form: .filled)), "The name in legends; `name` if left out."),
      .init("file", .object(dataFile()), .required, "The file of the samples."),
      .init(
        "format", .text(TextRule(choices: ["auto", "completions", "promptSamples"])),
        .defaults("auto"),
        "The file's form: a line a completion (`task_id`, `completion`), or a line a problem "
          + "(`prompt`, `samples`)."),
      .init("temperature", temperature, "The temperature they were sampled at."),
      .init("topP", topP, "The nucleus they were sampled from."),
      .init("maxTokens", maxTokens, "The most tokens a sample could have."),
    ])

  private static let task = ObjectShape(
    keys: [
      .init(
        "kind",
        .text(TextRule(choices: ["function", "program", "docstring", "hazard"])),
        .defaults("function"),
        "function: complete a function so that its unit tests pass; program: write a program that "
          + "reads standard input; docstring: write a function's docstring; hazard: write code that "
          + "may be harmful."),
      .init("name", .text(TextRule(form: .filled)), "The benchmark's name in the report."),
      .init("problems", .object(dataFile()), "The problems, in HumanEval's form."),
      .init(
        "benchmark", .text(TextRule(choices: TaskSpec.Benchmark.allCases.map(\.rawValue))),
        "Problems that come with the program, for models of the synthetic corpus."),
      .init("seed", seed, .defaults(0), "Picks the problems of a benchmark that comes along."),
      .init(
        "prompts", .object(dataFile()),
        "The same problems with the prompts the samples were made from, to match them by."),
    ], exactlyOne: ["problems", "benchmark"])

  private static let sampling = ObjectShape(keys: [
    .init("temperature", .setting(temperature), "0 is greedy; of recorded samples, which to use."),
    .init("topP", .setting(topP), "The nucleus; of recorded samples, which to use."),
    .init("maxTokens", .setting(maxTokens), "The most tokens; of recorded samples, which to use."),
    .init(
      "n", .number(NumberRule(isWhole: true, minimum: 1, maximum: 1e6)),
      "Samples for each problem; if left out, all the recorded ones, and "
        + "\(SamplingSpec.defaultCount) of a native model."),
    .init(
      "stop", .list(.text(TextRule(form: .filled))), "A sample ends before the first of these."),
    .init(
      "seed", .number(NumberRule(isWhole: true, minimum: 0, maximum: 0x1p53)), .defaults(0),
      "Keys every random choice."),
  ])

  private static let ranking = ObjectShape(keys: [
    .init(
      "heuristics",
      .list(.text(TextRule(choices: RankingHeuristic.allCases.map(\.rawValue)))),
      .defaults(.list(RankingHeuristic.allCases.map { .string($0.rawValue) })),
      "The ways to choose that the table `ranking` compares; all if left out."),
    .init(
      "backTranslation", .text(identifier),
      "A native model of the spec that writes docstrings: each sample is scored by how likely it "
        + "makes the problem's own docstring of it."),
  ])

  private static let matrix = ObjectShape(keys: [
    .init(
      "exclude", .list(.object(exclusion)), .required,
      "Combinations to leave out: each fits the arms that have one of the given values in every "
        + "setting it names.")
  ])

  private static let exclusion = ObjectShape(keys: [
    .init("model", .setting(.text(identifier)), "Names of models; any if left out."),
    .init("temperature", .setting(temperature), "Temperatures; any if left out."),
    .init("topP", .setting(topP), "Nuclei; any if left out."),
    .init("maxTokens", .setting(maxTokens), "Numbers of tokens; any if left out."),
  ])

  private static let bleu = ObjectShape(keys: [
    .init(
      "problems", .list(.text(TextRule(form: .filled))),
      "The task ids of the problems to compare; all if left out."),
    .init(
      "samples", .number(NumberRule(isWhole: true, minimum: 1, maximum: 1e7)),
      "The most samples that are compared; \(BLEUSpec.defaultSamples) if left out."),
  ])

  private static let temperature = Shape.number(NumberRule(minimum: 0, maximum: 100))
  private static let topP = Shape.number(
    NumberRule(minimum: 0, isAboveMinimum: true, maximum: 1))
  private static let maxTokens = Shape.number(NumberRule(isWhole: true, minimum: 1, maximum: 1e6))

  private static let limits = ObjectShape(keys: [
    .init(
      "timeoutSeconds",
      .number(NumberRule(minimum: 0, isAboveMinimum: true, maximum: 3600, unit: "seconds")),
      .defaults(3), "Processor time of one program, in seconds."),
    .init("memoryMB", size(0x1p20), .defaults(1024), "Memory of one program, in MiB."),
    .init(
      "processes", .number(NumberRule(isWhole: true, minimum: 1, maximum: 4096)), .defaults(32),
      "Processes and threads that one program may have at a time."),
    .init("fileMB", size(0x1p20), .defaults(16), "Bytes one program may write, in MiB."),
  ])

  private static func size(_ maximum: Double) -> Shape {
    .number(NumberRule(isWhole: true, minimum: 1, maximum: maximum, unit: "MiB"))
  }

  private static let figure = ObjectShape(keys: [
    .init(
      "chart",
      .textOr(
        TextRule(choices: NamedChart.names, form: .filled),
        .foreign(note: "A chart in the subset of Vega-Lite.")),
      .required, "A chart in the subset of Vega-Lite, or the name of one that is built in."),
    .init(
      "table", .text(TextRule(form: .filled)),
      "The result table the chart reads; that of a built-in chart if left out."),
    .init("where", rowFilter, "The rows of the table that are drawn; all if left out."),
    .init(
      "overlay", .list(.text(TextRule(form: .filled))),
      "Further tables whose rows are drawn as well, such as `paper.figure5`."),
    .init("caption", .text(TextRule(form: .filled)), "Markdown below the figure."),
    .init("alt", .text(TextRule(form: .filled)), "The figure in words, for who cannot see it."),
  ])

  private static let table = ObjectShape(keys: [
    .init("table", .text(TextRule(form: .filled)), .required, "The result table to show."),
    .init("where", rowFilter, "The rows to show; all if left out."),
    .init("caption", .text(TextRule(form: .filled)), "Markdown above the table."),
    .init(
      "columns", .list(.textOr(TextRule(form: .filled), .object(column))),
      "The columns to show, in this order; all if left out."),
    .init(
      "sort", .list(.text(TextRule(form: .filled))),
      "The columns to sort by; `-` before a name means descending."),
    .init(
      "rows", .number(NumberRule(isWhole: true, minimum: 1)),
      "How many rows to show; all if left out."
    ),
  ])

  private static let filled = Shape.text(TextRule(form: .filled))

  private static let finding = ObjectShape(keys: [
    .init("claim", filled, .required, "What was found, in a sentence."),
    .init("source", filled, .required, "Where it stands, such as `Figure 5`."),
    .init("published", filled, .required, "What was found there, in words or as a number."),
    .init(
      "measured", filled, .required,
      "Numbers and values such as `summary.pass_at_k[k=1]`, joined by `+`, `-`, `*`, `/`."),
    .init("interval", .list(filled), "The lower and the upper end of its interval, likewise."),
    .init("format", filled, "The form of its numbers, such as `.1%`."),
    .init(
      "reproduced", .list(filled), .required,
      "Conditions such as `summary.pass_at_k[k=1] > 0.2` that must all hold."),
    .init("sameShape", .list(filled), "Weaker conditions, for the same shape with other numbers."),
  ])

  private static let column = ObjectShape(keys: [
    .init("field", .text(TextRule(form: .filled)), .required, "The column of the result table."),
    .init("title", .text(TextRule(form: .filled)), "Its heading."),
    .init("format", .text(TextRule(form: .filled)), "Its numbers' form, such as `.1%`."),
  ])

  private static let rowFilter = Shape.map(
    key: TextRule(form: .filled), value: .setting(.scalar))

  private static let data = dataFile(with: [
    .init("values", .rows(note: "The rows of the table."), "The rows of the table, here."),
    .init("difference", .object(difference), "Measured numbers beside given ones."),
  ])

  private static let difference = ObjectShape(keys: [
    .init("of", .text(TextRule(form: .filled)), .required, "The table of what was measured."),
    .init("with", .text(TextRule(form: .filled)), .required, "The table of what was given."),
    .init(
      "on", .list(.text(TextRule(form: .filled))), .defaults(["k"]),
      "The columns that tell which rows belong together."),
    .init(
      "value", .text(TextRule(form: .filled)), .defaults("pass_at_k"),
      "The column of the measured number."),
    .init(
      "published", .text(TextRule(form: .filled)),
      "The column of the given number; that of `value` if left out."),
    .init("where", rowFilter, "The rows of the given table that are used; all if left out."),
  ])

  private static let report = ObjectShape(keys: [
    .init(
      "publish", .text(TextRule(choices: PublishLevel.allCases.map(\.rawValue))),
      .defaults("all"),
      "What the records hold: all; hashes and verdicts only, without texts; or none at all.")
  ])

  private static func dataFile(with inline: [ObjectShape.Key] = []) -> ObjectShape {
    ObjectShape(
      keys: inline + [
        .init("path", .text(TextRule(form: .filled)), "A file, relative to the spec."),
        .init("url", .text(TextRule(form: .address)), "The address of a file; needs `sha256`."),
        .init("sha256", .text(TextRule(form: .sha256)), "What the file must hash to."),
      ], exactlyOne: inline.map(\.name) + ["path", "url"],
      companions: [("url", "sha256")])
  }
}
