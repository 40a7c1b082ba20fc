import Testing

@testable import Corpora

struct CompositionTests {
  static func step(_ name: String, _ parameter: Composition.Parameter? = nil) throws
    -> Composition.Step
  {
    Composition.Step(operation: try #require(Operation.named(name)), parameter: parameter)
  }

  @Test func stepsWorkOnOneAnothersResults() throws {
    let composition = try Composition(steps: [
      Self.step("keep_even"), Self.step("add_to_each", .argument(example: 3)),
      Self.step("sum_numbers"),
    ])
    #expect(composition.apply(to: .numbers([1, 2, 4])) == .number(12))
    #expect(composition.apply(to: .numbers([1, 2, 4]), argument: 1) == .number(8))
    #expect(composition.category == .arithmetic)
    #expect(composition.argumentExample == 3)
  }

  @Test func stepsMustFit() throws {
    let steps = try [Self.step("sum_numbers"), Self.step("keep_even")]
    #expect(throws: CompositionError.mismatch("sum_numbers", "keep_even")) {
      try Composition(steps: steps)
    }
    #expect(throws: CompositionError.empty) { try Composition(steps: []) }
  }

  @Test func whatRaisesInPythonGivesNothing() throws {
    let composition = try Composition(steps: [
      Self.step("keep_positive"), Self.step("largest_number"),
    ])
    #expect(composition.apply(to: .numbers([-1])) == nil)
  }

  @Test func drawnCompositionsFitTogether() throws {
    let sampler = CompositionSampler(heldOut: HeldOut())
    var draws = Draws(seed: 1, path: ["composition tests"])
    for _ in 0..<300 {
      let drawn = try #require(sampler.draw(length: 4, argumentPercent: 50, with: &draws))
      _ = try Composition(steps: drawn.steps)
      #expect(Set(drawn.names).count == drawn.names.count)
    }
  }
}
