import Archives
import Testing

@testable import Corpora

struct MiniEvalTests {
  static let eval = SyntheticBenchmarksTests.all.eval

  @Test func hasHumanEvalsShape() throws {
    let problems = Self.eval.benchmark
    #expect(problems.count == 164)
    #expect(problems.map(\.taskID) == (0..<164).map { "MiniEval/\($0)" })
    for problem in problems {
      let object = try JSONObject(problem.json)
      for key in ["task_id", "prompt", "entry_point", "canonical_solution", "test"] {
        #expect(object[key]?.kind == .string)
      }
      #expect(problem.prompt.hasPrefix("def \(problem.entryPoint)("))
      #expect(problem.test.hasPrefix("def check(candidate):\n"))
      #expect(problem.test.split(separator: "\n").count >= 8)
      #expect(problem.operations.count == problem.level)
    }
  }

  @Test func levelsGrow() {
    for (index, count) in MiniEval.levels.enumerated() {
      #expect(Self.eval.benchmark.filter { $0.level == index + 1 }.count == count)
    }
    #expect(Set(Self.eval.benchmark.map(\.category)) == Set(Category.allCases))
  }

  @Test func compositionsAndDocstringsAreUnique() {
    #expect(Set(Self.eval.problems.map(\.function.composition.names)).count == 164)
    #expect(Set(Self.eval.problems.map(\.function.docstring)).count == 164)
  }

  /// Leaving out any operation whose types allow it is caught by a case.
  @Test func casesTellNearMissesApart() throws {
    for problem in Self.eval.problems {
      let composition = problem.function.composition
      for index in composition.steps.indices where composition.steps.count > 1 {
        var steps = composition.steps
        steps.remove(at: index)
        guard let shorter = try? Composition(steps: steps), shorter.input == composition.input
        else { continue }
        let passes = problem.cases.allSatisfy { test in
          shorter.apply(to: test.input, argument: test.argument)?.equals(test.output) == true
        }
        #expect(!passes, "\(composition.names) without \(composition.names[index])")
      }
    }
  }

  @Test func sentencesAreBuiltAsNowhereInTheCorpus() {
    #expect(Set(Frame.inCorpus).isDisjoint(with: Frame.heldOut))
    for kind in Frame.Joiner.allCases {
      #expect(Frame.inCorpus.contains { $0.joiner == kind })
      #expect(Frame.heldOut.contains { $0.joiner == kind })
    }
    for kind in Frame.Opening.allCases { #expect(Frame.inCorpus.contains { $0.opening == kind }) }
    for kind in Frame.Closing.allCases { #expect(Frame.inCorpus.contains { $0.closing == kind }) }
    #expect(Self.eval.authors.allSatisfy { $0.wording.frame.isHeldOut })
  }
}

struct ChainedComponentsTests {
  static let set = SyntheticBenchmarksTests.all.components

  @Test func lengthsAndCounts() {
    let counts = Dictionary(grouping: Self.set.problems) { $0.function.composition.steps.count }
      .mapValues(\.count)
    #expect(counts == [1: 13, 2: 20, 3: 20, 4: 20, 5: 20, 6: 20, 7: 20])
  }

  @Test func docstringsAndBodiesHaveALineForEachComponent() {
    for problem in Self.set.problems {
      let steps = problem.function.composition.steps.count
      #expect(Set(problem.function.composition.names).count == steps)
      if steps > 1 {
        #expect(problem.function.docstring.split(separator: "\n").count == steps + 1)
      }
    }
  }

  /// The thirteen of the paper on one sentence; the results were worked out by hand.
  @Test(arguments: [
    ("drop_letter", "Th sa is blu."), ("replace_spaces", "The!sea!is!blue."),
    ("lower_text", "the sea is blue."), ("trim_chars", "e sea is blu"),
    ("drop_vowels", "Th s s bl."), ("drop_third_chars", "Th sa s lu."),
    ("take_half_text", "The sea "), ("triple_spaces", "The   sea   is   blue."),
    ("reverse_word_order", "blue. is sea The"), ("take_last_half_words", "is blue."),
    ("add_apples", "The apples sea apples is apples blue. apples"),
    ("upper_alternate_chars", "ThE SeA Is bLuE."), ("drop_marks", "The sea is blue"),
  ])
  func components(name: String, result: String) throws {
    let component = try #require(ChainedComponents.components.first { $0.name == name })
    let operation = try #require(Operation.named(name))
    let given = operation.apply(
      to: .text("The sea is blue."), parameter: component.parameter?.number ?? 0)
    #expect(given == .text(result))
  }
}
