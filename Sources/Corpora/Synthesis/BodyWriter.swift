/// Writes the statements of a composition as an author writes code.
struct BodyWriter {
  private let author: Author
  private let composition: Composition
  private let indent: String
  private let input: String
  /// Names of functions that do a step, by the step's index.
  private let calls: [Int: String]
  private var lines: [String] = []
  /// What the steps so far come to: a name or an expression.
  private var current: Fragment
  private var names: Set<String>
  private var nextResult = 0

  /// A piece of an expression.
  private struct Fragment {
    var text: String
    /// Whether an operator joins its outermost parts.
    var isLoose = false
    /// How many operations are in it; 0 for a name.
    var depth = 0
  }

  /// - Parameters:
  ///   - indent: The space before each line.
  ///   - input: The name of what goes in.
  ///   - calls: Names of functions that do a step, by the step's index.
  init(
    _ composition: Composition, by author: Author, indent: String, input: String,
    calls: [Int: String] = [:]
  ) {
    self.calls = calls
    self.composition = composition
    self.author = author
    self.indent = indent
    self.input = input
    current = Fragment(text: input)
    names = [input, author.naming.argument]
  }

  /// The lines that compute the result, and the expression that is the result.
  ///
  /// - Parameter comments: A comment for each step, or none.
  mutating func write(comments: [String], with draws: inout Draws) -> (
    lines: [String], result: String
  ) {
    for (index, step) in composition.steps.enumerated() {
      var form = form(for: step.operation, with: &draws)
      if let helper = calls[index] { form = .plain("\(helper)({x})") }
      if index < comments.count {
        giveName(to: step.operation.input)
        lines.append("# \(comments[index])")
      }
      apply(form, of: step, at: index)
    }
    if author.bodyStyle.namesResult { giveName(to: composition.output) }
    return (lines.map { indent + $0 }, current.text)
  }

  private func form(for operation: Operation, with draws: inout Draws) -> CodeForm {
    var forms = operation.forms
    if author.mistake == .wrongOperator, !operation.slippedForms.isEmpty {
      forms = operation.slippedForms
    }
    let loops = forms.filter(\.isLoop)
    let expressions = forms.filter { !$0.isLoop }
    if expressions.isEmpty { return loops[author.bodyStyle.taste % loops.count] }
    if !loops.isEmpty && draws.chance(author.bodyStyle.loopPercent) {
      return loops[author.bodyStyle.taste % loops.count]
    }
    // The first form is the usual one; one author in four likes another.
    let taste = author.bodyStyle.taste < 6 ? 0 : author.bodyStyle.taste
    return expressions[taste % expressions.count]
  }

  private mutating func apply(_ form: CodeForm, of step: Composition.Step, at index: Int) {
    switch form {
    case .expression(let template, let loose):
      if current.depth >= author.bodyStyle.nesting
        || (current.depth > 0 && template.count(of: "x") > 1)
      {
        giveName(to: step.operation.input)
      }
      spoil(at: index)
      let text = fill(template, for: step, result: "")
      current = Fragment(text: text, isLoose: loose, depth: current.depth + 1)
    case .loop(let templates):
      giveName(to: step.operation.input)
      spoil(at: index)
      let result = freshName()
      lines += templates.map { fill($0, for: step, result: result) }
      current = Fragment(text: result)
    }
  }

  /// Makes the author's mistake where it concerns what a step works on.
  private mutating func spoil(at index: Int) {
    guard let mistake = author.mistake else { return }
    switch mistake {
    case .losesFirst, .losesLast: if index == 0 { current.text += mistake.slice }
    case .wrongName:
      if index == composition.steps.count - 1 && index > 0 { current = Fragment(text: input) }
    case .offByOne, .wrongOperator: break
    }
  }

  private func fill(_ template: Template, for step: Composition.Step, result: String) -> String {
    let type = step.operation.input
    return template.filled { name, tight in
      switch name {
      case "x": tight && current.isLoose ? "(\(current.text))" : current.text
      case "y": result
      case "v": author.naming.members[type] ?? "item"
      case "w": author.naming.tableValue
      case "k": parameter(step.parameter)
      default: "{\(name)}"
      }
    }
  }

  private func parameter(_ parameter: Composition.Parameter?) -> String {
    switch parameter {
    case .integer(let integer): String(author.mistake == .offByOne ? integer + 1 : integer)
    case .letter(let letter): "\"\(letter)\""
    case .argument: author.naming.argument
    case nil: ""
    }
  }

  /// Gives the expression so far a name, unless it is one.
  private mutating func giveName(to type: ValueType) {
    guard current.depth > 0 else { return }
    let usual = author.naming.variables[type] ?? "value"
    let name = author.bodyStyle.rebinds && type != .flag ? usual : freshName()
    lines.append("\(name) = \(current.text)")
    names.insert(name)
    current = Fragment(text: name)
  }

  private mutating func freshName() -> String {
    let results = author.naming.results
    let name =
      nextResult < results.count ? results[nextResult] : "\(results[0])\(nextResult + 1)"
    nextResult += 1
    return name
  }
}
