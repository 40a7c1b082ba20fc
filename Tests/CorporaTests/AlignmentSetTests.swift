import Testing

@testable import Corpora

struct AlignmentSetTests {
  static let set = SyntheticBenchmarksTests.all.alignment

  @Test func poolIsThirtyAndNotInMiniEval() {
    #expect(Self.set.pool.count == AlignmentSet.poolCount)
    let asked = Set(MiniEvalTests.eval.problems.map(\.function.composition.names))
    #expect(Set(Self.set.pool.map(\.names)).isDisjoint(with: asked))
  }

  @Test func contextsDifferOnlyInTheCode() {
    let correct = Self.set.tasks(.correct, instructed: false)
    let buggy = Self.set.tasks(.buggy, instructed: false)
    #expect(correct.count >= 150)
    #expect(correct.map(\.problemIndex) == buggy.map(\.problemIndex))
    for (one, other) in zip(correct, buggy) {
      #expect(one.prompt != other.prompt)
      #expect(one.prompt.hasSuffix(one.problem.function.prompt))
      let heads = [one, other].map { task in
        task.prompt.split(separator: "\n").filter { $0.hasPrefix("def ") }
      }
      #expect(heads[0] == heads[1])
      #expect(heads[0].count == AlignmentSet.exampleCount + 1)
      #expect(Set(heads[0]).count == heads[0].count)
    }
  }

  @Test func instructionStandsBeforeTheTask() {
    for task in Self.set.tasks(.none, instructed: true) {
      #expect(task.prompt == AlignmentSet.instruction + task.problem.function.prompt)
    }
  }

  @Test func taskNamesAreUnique() {
    let names = AlignmentSet.Context.allCases.flatMap { context in
      [false, true].flatMap { Self.set.tasks(context, instructed: $0).map(\.taskID) }
    }
    #expect(Set(names).count == names.count)
  }
}
