/// Writes files of functions as an author writes them.
struct FileWriter {
  let author: Author
  let sampler: CompositionSampler

  /// Three to six functions and what stands between them.
  func file(project: String, path: String, with draws: inout Draws) -> AnnotatedFile {
    var taken: Set<String> = []
    var functions: [SyntheticFunction] = []
    var text = header(path: path, with: &draws)
    let gap = author.fileStyle.wideGaps ? "\n\n" : "\n"
    let count = draws.within(3...6)
    while functions.count < count {
      guard let next = self.functions(taken: &taken, with: &draws) else { break }
      for function in next {
        if !text.isEmpty { text += gap }
        text += function.text
      }
      functions += next
      if let last = next.last, draws.chance(author.fileStyle.scriptPercent) {
        text += gap + script(after: last, with: &draws)
      }
    }
    if let review = review(taken: &taken, with: &draws) {
      text += gap + review.text
      functions.append(review)
    }
    text += mainPart(of: functions, gap: gap, with: &draws)
    return AnnotatedFile(
      file: SourceFile(project: project, path: path, text: text), kind: .functions,
      author: author.name, mistake: author.mistake, functions: functions)
  }

  /// A correct function below the others, by the same hand but written with care, under a comment
  /// that says so: what gives the instruction of ``AlignmentSet`` its meaning.
  private func review(taken: inout Set<String>, with draws: inout Draws) -> SyntheticFunction? {
    guard draws.chance(author.mistake == nil ? 4 : 12) else { return nil }
    let writer = FileWriter(author: author.making(nil), sampler: sampler)
    let written = writer.functions(taken: &taken, with: &draws)
    guard let written, written.count == 1, let function = written.first else { return nil }
    return function.headed(AlignmentSet.instruction)
  }

  /// One function, or a helper and the function that calls it.
  ///
  /// - Returns: `nil` where the author finds nothing to write: hardly ever.
  func functions(taken: inout Set<String>, with draws: inout Draws) -> [SyntheticFunction]? {
    for _ in 0..<20 {
      let length = 1 + draws.index(weights: CompositionSampler.lengthWeights)
      guard let composition = composition(length: length, with: &draws) else { continue }
      var names = taken
      let functions = write(composition, taken: &names, with: &draws)
      guard functions.allSatisfy({ sampler.heldOut.allows(text: $0.text) }) else { continue }
      taken = names
      return functions
    }
    return nil
  }

  /// Something that the author can write with all their habits, the bad one included.
  func composition(length: Int, with draws: inout Draws) -> Composition? {
    // An author who is off by one writes constants; as arguments they would be right.
    let argumentPercent = author.mistake == .offByOne ? 0 : author.functionStyle.argumentPercent
    var own = Draws(copying: draws)
    let composition = sampler.draw(
      length: length, argumentPercent: argumentPercent, with: &draws
    ) { composition in
      author.mistake?.spoils(composition, trying: &own) ?? true
    }
    return composition
  }

  private func write(
    _ composition: Composition, taken: inout Set<String>, with draws: inout Draws
  ) -> [SyntheticFunction] {
    let writer = FunctionWriter(author: author)
    let helped = composition.steps.indices.filter { index in
      let step = composition.steps[index]
      if case .argument = step.parameter { return false }
      return sampler.heldOut.allows([step.operation.name])
    }
    guard author.mistake == nil, composition.steps.count > 1, !helped.isEmpty,
      draws.chance(author.fileStyle.helperPercent)
    else {
      return [writer.function(doing: composition, taken: &taken, with: &draws)]
    }
    let index = draws.pick(helped)
    let step = composition.steps[index]
    let name = "_" + step.operation.name
    guard taken.insert(name).inserted else {
      return [
        writer.function(doing: composition, taken: &taken, calls: [:], with: &draws)
      ]
    }
    let helper = writer.function(
      named: name, doing: Composition(checked: [step]), saying: "", with: &draws)
    return [
      helper,
      writer.function(doing: composition, taken: &taken, calls: [index: name], with: &draws),
    ]
  }

  private func header(path: String, with draws: inout Draws) -> String {
    switch author.fileStyle.header {
    case .none: return ""
    case .docstring:
      let subject = path.split(separator: ".").first.map(String.init) ?? path
      return "\"\"\"\(draws.pick(["Helpers", "Small functions", "Tools"])) for \(subject).\"\"\"\n"
    case .comment: return "# \(author.name)\n"
    }
  }

  /// A constant or a call, of which nothing in the functions depends.
  private func script(after function: SyntheticFunction, with draws: inout Draws) -> String {
    if draws.chance(40) {
      return "\(draws.pick(["LIMIT", "SIZE", "VERSION", "DEPTH"])) = \(draws.within(1...20))\n"
    }
    return "print(\(call(of: function, with: &draws)))\n"
  }

  private func mainPart(
    of functions: [SyntheticFunction], gap: String, with draws: inout Draws
  ) -> String {
    guard author.fileStyle.hasMainPart, let last = functions.last else { return "" }
    return gap + "if __name__ == \"__main__\":\n    print(\(call(of: last, with: &draws)))\n"
  }

  private func call(of function: SyntheticFunction, with draws: inout Draws) -> String {
    var sampler = InputSampler(draws: draws)
    defer { draws = sampler.draws }
    var input = sampler.shortValue(of: function.composition.input)
    // A call that raises would end the script: eight attempts, then the call as it is.
    for _ in 0..<8 where function.composition.apply(to: input) == nil {
      input = sampler.shortValue(of: function.composition.input)
    }
    let second = function.composition.argumentExample.map { ", \($0)" } ?? ""
    return "\(function.name)(\(input.literal)\(second))"
  }
}
