import Testing

@testable import Documents

@Suite struct ResolutionTests {
  /// The problems of a notebook, each with its line.
  private func problems(_ markdown: String) throws -> [ResolutionProblem] {
    do {
      _ = try Notebook(markdown: markdown).resolved(with: Sample.sources())
      return []
    } catch let error as ResolutionError {
      return error.problems
    }
  }

  @Test func namesEveryProblemWithItsLine() throws {
    let markdown = """
      # Title

      First {value}`nothing` and
      {ref}`fig-pas` and {cite}`chen2012`.

      ```{figure} fig-past
      ```

      > - deep {foo}`x` and *{math}`\\frak{x}`*

      ```{tabel} tab-scores
      ```

      ```{figure} fig-pass
      :alternative: x

      A caption {value}`gone`.
      ```

      ```{table}
      ```

      ```{math}
      \\frac{1
      ```

      | a |
      | --- |
      | {value}`cell` |

      ![x](y.png) [z](#nowhere)
      """
    let found = try problems(markdown)
    let expected: [ResolutionProblem] = [
      .init(line: 3, kind: .noValue(expression: "nothing", reason: "there is no 'nothing'")),
      .init(line: 4, kind: .unknownReference("fig-pas", nearest: "fig-pass")),
      .init(line: 4, kind: .unknownCitation("chen2012", nearest: "chen2021")),
      .init(line: 6, kind: .unknownFigure("fig-past", nearest: "fig-pass")),
      .init(line: 9, kind: .unknownRole("foo", nearest: nil)),
      .init(
        line: 9,
        kind: .formula(
          "\\frak{x}", .unknownCommand("frak", offset: 0, nearest: "frac"))),
      .init(line: 11, kind: .unknownDirective("tabel", nearest: "table")),
      .init(
        line: 15, kind: .unknownOption("alternative", directive: "figure", nearest: nil)),
      .init(line: 17, kind: .noValue(expression: "gone", reason: "there is no 'gone'")),
      .init(line: 20, kind: .missingArgument(directive: "table")),
      .init(
        line: 24, kind: .formula("\\frac{1", .missing(expected: "'}'", offset: 7))),
      .init(line: 29, kind: .noValue(expression: "cell", reason: "there is no 'cell'")),
      .init(line: 31, kind: .image(destination: "y.png")),
      .init(line: 31, kind: .unknownReference("nowhere", nearest: nil)),
    ]
    #expect(found == expected)
  }

  @Test func refusesDuplicateAndUnsafeIDs() throws {
    let markdown = """
      ```{figure} fig-pass
      ```

      ```{figure} fig-pass
      ```

      (../x)=
      ## A
      """
    let expected: [ResolutionProblem] = [
      .init(line: 4, kind: .duplicateID("fig-pass", firstLine: 1)),
      .init(line: 8, kind: .invalidID("../x")),
    ]
    #expect(try problems(markdown) == expected)
  }

  @Test func footnotesDoNotNest() throws {
    let markdown = "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]"
    #expect(try problems(markdown).map(\.kind) == [.nestedFootnote])
  }

  @Test func describesItselfLineByLine() throws {
    let error = ResolutionError(problems: [
      .init(line: 3, kind: .unknownReference("fig-pas", nearest: "fig-pass")),
      .init(line: 9, kind: .unknownRole("foo", nearest: nil)),
    ])
    #expect(
      error.description
        == "line 3: unknown reference 'fig-pas'; did you mean 'fig-pass'?\n"
        + "line 9: unknown role 'foo'")
  }
}
