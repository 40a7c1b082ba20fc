import Testing

@testable import Corpora

@Suite struct BackTranslationTests {
  /// The reference solution turned round is what models that write docstrings learn from.
  @Test func isTheFormatOfTheTrainingExamples() throws {
    for problem in MiniEval(seed: 0).problems {
      let turned = try #require(BackTranslation(prompt: problem.function.prompt))
      let example = DocstringSet.example(of: problem.function)
      #expect(turned.prompt(solution: problem.function.body) == example.prompt)
      #expect(turned.docstring == example.target)
    }
  }

  @Test func takesTheLastFunctionAndDropsWhatIsTooLong() throws {
    let helper = "def one():\n    \"\"\"Give one.\"\"\"\n    return 1\n\n\n"
    let prompt = helper + "def two():\n    \"\"\"Give two.\n    \"\"\"\n"
    let turned = try #require(BackTranslation(prompt: prompt))
    #expect(turned.docstring == "Give two.\n    \"\"\"\n")
    let cut = turned.prompt(solution: "    x = one()\n    return x + x\n\n", lines: 1)
    let wanted = helper + "def two():\n    x = one()\n    \"\"\""
    #expect(cut == wanted)
    let empty = helper + "def two():\n    \"\"\""
    #expect(turned.prompt(solution: "  \n") == empty)
    #expect(BackTranslation(prompt: "def two():\n") == nil)
    #expect(BackTranslation(prompt: "x = 1\n") == nil)
  }
}
