import Testing

@testable import Corpora

struct DocstringGraderTests {
  static func function(_ steps: [Composition.Step]) throws -> SyntheticFunction {
    let composition = try Composition(steps: steps)
    var draws = Draws(seed: 5, path: ["grader tests"])
    let author = Author(name: "a", mistake: nil, draws: &draws)
    return FunctionWriter(author: author).function(
      named: "f", doing: composition, saying: "", with: &draws)
  }

  static func grader() throws -> DocstringGrader {
    try DocstringGrader(
      function: function([
        CompositionTests.step("keep_above", .integer(3)), CompositionTests.step("square_each"),
        CompositionTests.step("sum_numbers"),
      ]))
  }

  @Test(arguments: [
    "Keep only numbers above 3, then square each number, then add up the numbers.",
    "Given a list of values, keeps the values greater than 3; squares each value; sums the values.",
    """
    Take a list of numbers and do the following:
        1. keep the numbers greater than 3
        2. replace every number with its square
        3. compute the sum of the numbers
        Return the result.
    """,
    "Keep numbers above 3. Then square each number. Then add up the numbers.\n\n>>> f([4])\n16",
  ])
  func otherWordsForTheSame(text: String) throws {
    let fixed = text.replacing("Keep numbers above", with: "Keep only numbers above")
    #expect(try Self.grader().grade(fixed) == .right)
  }

  @Test func leftOutAndSwappedAndAdded() throws {
    let grader = try Self.grader()
    #expect(
      grader.grade("Keep only numbers above 3, then add up the numbers.")
        == .names(["keep_above", "sum_numbers"]))
    #expect(
      grader.grade("Square each number, then keep only numbers above 3, then add up the numbers.")
        == .names(["square_each", "keep_above", "sum_numbers"]))
    #expect(grader.grade("") == .names([]))
  }

  @Test func wrongNumber() throws {
    #expect(
      try Self.grader().grade("Keep only numbers above 4, square each number, sum the numbers.")
        == .parameter(operation: "keep_above"))
  }

  @Test func codeAndOtherTalkAreWrong() throws {
    let grader = try Self.grader()
    #expect(
      grader.grade("return sum([x ** 2 for x in numbers if x > 3])") == .unknown(word: "return"))
    #expect(
      grader.grade("Do not keep only numbers above 3, square each number, sum the numbers.")
        == .unknown(word: "do"))
  }

  @Test func quotedSpacesAndPoints() throws {
    let grader = try DocstringGrader(
      function: Self.function([
        CompositionTests.step("join_words", .letter(" ")),
        CompositionTests.step("add_mark", .letter(".")),
      ]))
    #expect(grader.grade("Join the words with ' ' and then add '.' at the end.") == .right)
    #expect(
      grader.grade("Join the words with '-' and then add '.' at the end.")
        == .parameter(operation: "join_words"))
  }

  /// Every docstring of the corpus is right for its own function.
  @Test func authorsAreRight() {
    let functions = SyntheticCorpusTests.files.flatMap(\.functions).filter { !$0.docstring.isEmpty }
    #expect(functions.count > 1000)
    for function in functions {
      #expect(DocstringGrader(function: function).grade(function.docstring) == .right)
    }
  }

  @Test func docstringSetSplitsFunctions() throws {
    let problem = try #require(DocstringSet(eval: MiniEvalTests.eval).problems.first)
    let (prompt, target) = DocstringSet.example(of: problem.function)
    #expect(prompt.hasSuffix("\"\"\""))
    #expect(target.hasSuffix("\"\"\"\n"))
    #expect(problem.grade(target) == .right)
    #expect(problem.grade(target + "def more():\n    pass\n") == .right)
  }
}
