import Testing

@testable import Documents

@Suite struct CodeSpanTests {
  private func kinds(_ code: String) -> [CodeSpan] {
    CodeSpan.spans(of: code, language: "python").filter { $0.kind != .plain }
  }

  @Test func coloursPython() {
    let code = """
      @cache
      def f(x: int) -> str:  # note
          return f'{x!r}' + \"""a
      b\""" + rb"\\"" * 0x1F + 1e-3
      """
    #expect(
      kinds(code) == [
        CodeSpan(.decorator, "@cache"), CodeSpan(.keyword, "def"), CodeSpan(.definition, "f"),
        CodeSpan(.name, "int"), CodeSpan(.name, "str"), CodeSpan(.comment, "# note"),
        CodeSpan(.keyword, "return"), CodeSpan(.string, "f'{x!r}'"),
        CodeSpan(.string, "\"\"\"a\nb\"\"\""), CodeSpan(.string, #"rb"\"""#),
        CodeSpan(.number, "0x1F"), CodeSpan(.number, "1e-3"),
      ])
  }

  @Test func readsNumbersAndBrokenStrings() {
    #expect(
      kinds("x = 1_000.5e-3 - .5\ns = 'open\nt = 0x1e-1")
        == [
          CodeSpan(.number, "1_000.5e-3"), CodeSpan(.number, ".5"), CodeSpan(.string, "'open"),
          CodeSpan(.number, "0x1e"), CodeSpan(.number, "1"),
        ])
  }

  @Test func losesNothing() {
    let pieces = [
      "'", "\"", "\"\"\"", "\\", "\n", "#", "def", " ", "x", "1", ".", "e", "@", "r", "é",
    ]
    var generator = SplitMix(state: 5)
    for _ in 0..<1_500 {
      let code = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let spans = CodeSpan.spans(of: code, language: "py")
      #expect(spans.map(\.text).joined() == code)
    }
  }
}
