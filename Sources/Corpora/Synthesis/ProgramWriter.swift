/// Writes programs that read standard input, as an author writes them.
struct ProgramWriter {
  let author: Author
  let sampler: CompositionSampler

  /// Types that a program can read from one line.
  static let readable: [ValueType] = [.numbers, .words, .text, .number]

  /// A program and its statement, or `nil` where nothing was found to write.
  func file(project: String, path: String, with draws: inout Draws) -> AnnotatedFile? {
    for _ in 0..<20 {
      let length = 1 + draws.index(weights: CompositionSampler.lengthWeights)
      let start = Self.readable[draws.index(weights: [5, 3, 3, 2])]
      var own = Draws(copying: draws)
      let composition = sampler.draw(
        length: length, argumentPercent: 0, from: start, with: &draws
      ) { composition in
        composition.output != .table
          && sampler.heldOut.allows(program: composition.names)
          && (author.mistake?.spoils(composition, trying: &own) ?? true)
      }
      guard let composition, let program = program(doing: composition, with: &draws),
        sampler.heldOut.allows(text: program.text)
      else { continue }
      return AnnotatedFile(
        file: SourceFile(project: project, path: path, text: program.text), kind: .program,
        author: author.name, mistake: author.mistake, functions: [program])
    }
    return nil
  }

  private func program(
    doing composition: Composition, with draws: inout Draws
  ) -> SyntheticFunction? {
    var inputs = InputSampler(draws: draws)
    var example: (PythonValue, PythonValue)?
    for _ in 0..<8 where example == nil {
      let input = inputs.shortValue(of: composition.input)
      example = composition.apply(to: input).map { (input, $0) }
    }
    draws = inputs.draws
    return example.map { program(doing: composition, example: $0, with: &draws) }
  }

  /// A program as a function without a name: its statement is the prompt.
  ///
  /// - Parameter example: What the statement shows.
  func program(
    doing composition: Composition, example: (input: PythonValue, output: PythonValue),
    with draws: inout Draws
  ) -> SyntheticFunction {
    let wording = Docstring(wording: author.wording, argument: author.naming.argument)
    let says = wording.text(of: composition, with: &draws)
    let statement = Self.statement(says, input: example.input, output: example.output)
    let name = author.naming.variables[composition.input] ?? "value"
    var writer = BodyWriter(composition, by: author, indent: "", input: name)
    let (lines, result) = writer.write(comments: [], with: &draws)
    let code =
      ["\(name) = \(Self.reading(composition.input))"] + lines
      + [Self.printing(result, composition.output)]
    return SyntheticFunction(
      name: "", composition: composition, author: author.name, mistake: author.mistake,
      arguments: [name], heading: "", signature: "", docstring: says, documentation: statement,
      body: code.map { $0 + "\n" }.joined())
  }

  /// The statement as a file's docstring, with one example.
  static func statement(_ says: String, input: PythonValue, output: PythonValue) -> String {
    let source =
      switch input.type {
      case .numbers: "Read a line of numbers."
      case .words: "Read a line of words."
      case .number: "Read a number."
      case .text, .table, .flag: "Read a line of text."
      }
    return """
      \"""\(source)
      \(says)
      Print the result.

      Input: \(input.printed)
      Output: \(output.printed)
      \"""

      """
  }

  private static func reading(_ type: ValueType) -> String {
    switch type {
    case .numbers: "[int(i) for i in input().split()]"
    case .words: "input().split()"
    case .number: "int(input())"
    case .text, .table, .flag: "input()"
    }
  }

  private static func printing(_ result: String, _ type: ValueType) -> String {
    switch type {
    case .numbers, .words: "print(*\(result))"
    case .text, .number, .table, .flag: "print(\(result))"
    }
  }
}
