/// Writes functions as an author writes them.
struct FunctionWriter {
  let author: Author

  /// A function that does a composition.
  ///
  /// - Parameters:
  ///   - taken: Names that the file has already; the function's own is added.
  ///   - calls: Names of functions that do a step, by the step's index.
  func function(
    doing composition: Composition, taken: inout Set<String>, calls: [Int: String] = [:],
    with draws: inout Draws
  ) -> SyntheticFunction {
    let name = freshName(for: composition, taken: &taken, with: &draws)
    let docstring = Docstring(wording: author.wording, argument: author.naming.argument)
    let says = docstring.text(of: composition, with: &draws)
    return function(
      named: name, doing: composition, saying: says, calls: calls, with: &draws)
  }

  /// A function with a given name and docstring; no docstring where that is empty.
  func function(
    named name: String, doing composition: Composition, saying says: String,
    calls: [Int: String] = [:], with draws: inout Draws
  ) -> SyntheticFunction {
    let input = author.naming.variables[composition.input] ?? "value"
    let isTwofold = composition.argumentExample != nil
    let arguments = isTwofold ? [input, author.naming.argument] : [input]
    let documentation =
      says.isEmpty ? "" : document(says, name: name, composition: composition, with: &draws)
    var writer = BodyWriter(composition, by: author, indent: "    ", input: input, calls: calls)
    let (lines, result) = writer.write(
      comments: comments(on: composition, with: &draws), with: &draws)
    return SyntheticFunction(
      name: name, composition: composition, author: author.name, mistake: author.mistake,
      arguments: arguments,
      heading: author.functionStyle.commentsFunctions ? "# \(Self.plain(name))\n" : "",
      signature: signature(name, arguments: arguments, composition: composition),
      docstring: says, documentation: documentation,
      body: (lines + ["    return \(result)"]).map { $0 + "\n" }.joined())
  }

  private func comments(on composition: Composition, with draws: inout Draws) -> [String] {
    guard author.functionStyle.commentsSteps else { return [] }
    let docstring = Docstring(wording: author.wording, argument: author.naming.argument)
    return composition.steps.map { docstring.phrase(for: $0, with: &draws) }
  }

  private func signature(
    _ name: String, arguments: [String], composition: Composition
  ) -> String {
    guard author.functionStyle.hints else {
      return "def \(name)(\(arguments.joined(separator: ", "))):\n"
    }
    let hints = [composition.input.hint, "int"]
    let list = zip(arguments, hints).map { "\($0): \($1)" }.joined(separator: ", ")
    return "def \(name)(\(list)) -> \(composition.output.hint):\n"
  }

  private func document(
    _ says: String, name: String, composition: Composition, with draws: inout Draws
  ) -> String {
    let lines = says.split(separator: "\n").map(String.init)
    var layout = author.wording.layout
    if lines.count > 1 && layout == .line { layout = .block }
    var example: [String] = []
    if layout == .example { example = self.example(of: composition, name: name, with: &draws) }
    let inner: [String]
    switch layout {
    case .line: return "    \"\"\"\(says)\"\"\"\n"
    case .block: inner = ["\"\"\""] + lines
    case .example: inner = ["\"\"\"" + lines[0]] + lines.dropFirst() + example
    }
    if inner.count == 1 { return "    \(inner[0])\"\"\"\n" }
    return (inner + ["\"\"\""]).map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// A call and its result, as in an interactive session; nothing where an attempt would raise.
  private func example(
    of composition: Composition, name: String, with draws: inout Draws
  ) -> [String] {
    var sampler = InputSampler(draws: draws)
    let input = sampler.shortValue(of: composition.input)
    draws = sampler.draws
    guard let result = composition.apply(to: input) else { return [] }
    let second = composition.argumentExample.map { ", \($0)" } ?? ""
    return ["", ">>> \(name)(\(input.literal)\(second))", result.representation]
  }
}
