extension SpecLanguage {
  /// What is measured beside the samples, by kind.
  static let measurement = Shape.variants(
    tag: "kind",
    [
      Shape.Variant(
        name: "corpus",
        shape: measurement(
          "What filters take of a corpus, and into how many tokens it is divided.",
          [
            .init("corpus", .object(corpus), .required, "The corpus, as of a model."),
            .init(
              "vocabulary", .setting(whole(300, 65536)),
              "Sizes of tokenizers that are tried on its held-out files, in token ids."),
          ])),
      Shape.Variant(
        name: "memorised",
        shape: measurement(
          "Which runs of tokens and lines of the samples stand in what their model read.", [])),
      Shape.Variant(
        name: "imports",
        shape: measurement(
          "Which modules models import where they begin a file.",
          [
            .init("models", .list(.text(identifier)), .required, "Native models of the spec."),
            .init(
              "prompts", .list(.text(TextRule(form: .filled))), .required,
              "What the files begin with."),
            .init(
              "samples", whole(1, 10_000), .defaults(100),
              "How often each model continues each of them, at temperature 0.8."),
          ])),
      Shape.Variant(
        name: "cost",
        shape: measurement(
          "The processor time of training the spec's native models.",
          [
            .init("steps", whole(1, 10_000), .defaults(20), "How many steps are timed."),
            .init(
              "watts", .number(NumberRule(minimum: 0, isAboveMinimum: true, maximum: 10_000)),
              .required, "The power that a processor core is taken to need, in watts."),
          ])),
      Shape.Variant(
        name: "tracing",
        shape: measurement(
          "Problems made of functions of Python's own library, traced while its tests run.",
          [
            .init(
              "modules", .list(.text(identifier)), .required, "Modules and packages, by name."),
            .init("model", .text(identifier), .required, "A native model, to try the problems."),
            .init(
              "samples", whole(1, 10_000), .defaults(100),
              "How often it tries each, at temperature 0.8."),
          ])),
    ])

  private static func measurement(_ note: String, _ keys: [ObjectShape.Key]) -> ObjectShape {
    let kinds = TextRule(choices: MeasurementSpec.Kind.allCases.map(\.rawValue))
    return ObjectShape(keys: [.init("kind", .text(kinds), .required, note)] + keys)
  }
}
