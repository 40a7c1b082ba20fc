import Archives
import Foundation
import Testing

@testable import Corpora

struct OperationTests {
  /// CPython's own results; see `Fixtures/README.md`.
  @Test func meaningAgreesWithPython() throws {
    let path = try #require(
      Bundle.module.path(forResource: "operations", ofType: "jsonl", inDirectory: "Fixtures"))
    var lines = try JSONLinesReader(path: path)
    var draws: [String: Draws] = [:]
    var count = 0
    while let line = try lines.next() {
      let object = try JSONObject(line.bytes)
      let name = try #require(object["operation"]?.string)
      let operation = try #require(Operation.named(name))
      var own = draws[name] ?? Draws(seed: 11, path: ["corpora tests", name])
      let step = CompositionSampler.composition(
        of: [operation], argumentPercent: 0, with: &own
      ).steps[0]
      var sampler = InputSampler(draws: own)
      let input = sampler.value(of: operation.input)
      draws[name] = sampler.draws
      #expect(input.literal == object["input"]?.string)
      // Also where a result is too large for a test.
      let result = operation.meaning(input, step.parameter?.number ?? 0)
      #expect(result?.representation == object["output"]?.string, "\(name) of \(input.literal)")
      count += 1
    }
    #expect(count == 6 * Operation.all.count)
  }

  @Test func namesAreUniqueAndPythonNames() {
    #expect(Set(Operation.all.map(\.name)).count == Operation.all.count)
    for operation in Operation.all {
      #expect(operation.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 })
    }
  }

  @Test func noPhraseMeansTwoThings() {
    for type in ValueType.allCases {
      var meaning: [String: String] = [:]
      for operation in Operation.all where operation.input == type {
        for phrase in operation.phrases {
          #expect(meaning.updateValue(operation.name, forKey: phrase.text) == nil, "\(phrase.text)")
        }
      }
    }
  }

  @Test func templatesHaveKnownGapsAndUseTheParameter() {
    for operation in Operation.all {
      let needsParameter = operation.parameter != .none
      for phrase in operation.phrases {
        #expect((phrase.count(of: "k") > 0) == needsParameter, "\(phrase.text)")
        #expect(phrase.gaps.isSubset(of: ["k", "items", "item", "it"]))
      }
      for form in operation.forms + operation.slippedForms {
        let templates =
          switch form {
          case .expression(let template, _): [template]
          case .loop(let lines): lines
          }
        let gaps = templates.reduce(into: Set<String>()) { $0.formUnion($1.gaps) }
        #expect(gaps.contains("x"))
        #expect(gaps.isSubset(of: ["x", "y", "v", "w", "k"]))
        #expect(gaps.contains("k") == needsParameter, "\(operation.name)")
        #expect(gaps.contains("y") == form.isLoop)
      }
    }
  }

  @Test func slipsChangeTheCode() {
    for operation in Operation.all where operation.slip != nil {
      #expect(!operation.slippedForms.isEmpty, "\(operation.name)")
      #expect(operation.slippedForms.allSatisfy { !operation.forms.contains($0) })
    }
  }

  @Test func wrongTypesGiveNothing() throws {
    let operation = try #require(Operation.named("sum_numbers"))
    #expect(operation.apply(to: .text("12"), parameter: 0) == nil)
  }

  @Test(arguments: [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, 3, 2, 0)])
  func divisionRoundsDownAsInPython(number: Int, divisor: Int, quotient: Int, remainder: Int) {
    #expect(FloorDivision.quotient(number, divisor) == quotient)
    #expect(FloorDivision.remainder(number, divisor) == remainder)
  }
}

extension Template {
  var gaps: Set<String> {
    Set(
      parts.compactMap { part in
        if case .gap(let name, _) = part { name } else { nil }
      })
  }
}
