import Archives
import Testing

@testable import Corpora

struct SyntheticCorpusTests {
  static let eval = MiniEvalTests.eval
  static let files = SyntheticCorpus(seed: 1, heldOut: eval.heldOut).files(bytes: 400_000)

  @Test func sameSeedSameBytes() {
    let one = SyntheticCorpus(seed: 3).files(ofAuthor: 7).map(\.file)
    #expect(one == SyntheticCorpus(seed: 3).files(ofAuthor: 7).map(\.file))
    #expect(one != SyntheticCorpus(seed: 4).files(ofAuthor: 7).map(\.file))
    #expect(one != SyntheticCorpus(seed: 3).files(ofAuthor: 8).map(\.file))
  }

  /// The sequence is the authors' files in order, so any author can be had alone.
  @Test func authorsStandInOrder() {
    let corpus = SyntheticCorpus(seed: 3)
    let alone = (0..<5).flatMap { corpus.files(ofAuthor: $0) }.map(\.file)
    #expect(Array(corpus.prefix(alone.count)).map(\.file) == alone)
  }

  @Test func fourInTenFilesAreCareless() {
    let careless = Self.files.filter { $0.mistake != nil }.count
    let share = Double(careless) / Double(Self.files.count)
    // An author's files go together, about 2.5 of them: three standard deviations.
    let deviation = (0.4 * 0.6 * 2.5 / Double(Self.files.count)).squareRoot()
    #expect(abs(share - 0.4) < 3 * deviation)
  }

  @Test func filesHoldTheirFunctionsAndTheirAuthorsMistake() {
    for file in Self.files {
      for function in file.functions {
        #expect(file.file.text.contains(function.text))
        #expect(function.mistake == file.mistake || function.heading == AlignmentSet.instruction)
      }
      guard file.kind == .functions else { continue }
      // The last of six may bring a helper along, and a review may follow.
      #expect((3...8).contains(file.functions.count))
    }
  }

  @Test func slicesAreLostInEveryFunctionOfACarelessFile() {
    let spoilt = Self.files.filter { $0.mistake == .losesFirst }
    #expect(!spoilt.isEmpty)
    for function in spoilt.flatMap(\.functions) where !function.isCorrect {
      #expect(function.body.contains(function.arguments[0] + "[1:]"))
    }
  }

  @Test func heldOutCompositionsNeverOccur() {
    let heldOut = Self.eval.heldOut
    let functions = Self.files.flatMap(\.functions)
    #expect(functions.count > 1000)
    #expect(functions.allSatisfy { heldOut.allows($0.composition.names) })
  }

  @Test func benchmarkDoesNotLeak() {
    var check = LeakageCheck(
      problems: Self.eval.problems.enumerated().map { ("MiniEval/\($0)", $1) })
    for file in Self.files { check.read(file.file.text) }
    #expect(check.findings.count == 164)
    #expect(check.findings.allSatisfy { !$0.docstringOccurs && !$0.solutionOccurs })
  }

  /// Without the holding out, the same authors do write what the benchmark asks for: the check
  /// above can fail.
  @Test func benchmarkWouldLeak() {
    let heldOut = Self.eval.heldOut
    let free = SyntheticCorpus(seed: 1).files(bytes: 100_000).flatMap(\.functions)
    #expect(free.contains { !heldOut.allows($0.composition.names) })
  }

  @Test func everyOperationAndEveryMistakeOccurs() {
    let functions = Self.files.flatMap(\.functions)
    #expect(Set(functions.flatMap(\.composition.names)).count == Operation.all.count)
    #expect(Set(functions.compactMap(\.mistake)) == Set(Mistake.allCases))
    #expect(Set(functions.map(\.category)) == Set(Category.allCases))
  }

  @Test func programsReadAndPrint() {
    let programs = Self.files.filter { $0.kind == .program }
    #expect(!programs.isEmpty)
    for program in programs {
      #expect(program.file.text.contains("input()"))
      #expect(program.file.text.contains("\nprint("))
    }
  }
}
