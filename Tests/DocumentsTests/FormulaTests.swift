import Testing

@testable import Documents

@Suite struct FormulaTests {
  @Test func readsScripts() throws {
    let x = Formula.Node.variable("x")
    #expect(try Formula("x").root == x)
    #expect(
      try Formula("x_i^{2n}").root
        == .scripts(
          x, lower: .variable("i"), upper: .row([.number("2"), .variable("n")])))
    // As in TeX: an argument without braces is one character.
    #expect(
      try Formula("x^12").root
        == .row([.scripts(x, lower: nil, upper: .number("1")), .number("2")]))
  }

  @Test(arguments: [
    (#"1-\binom{n-c}{k}/\binom{n}{k}"#, "1 − C(n − c, k)/C(n, k)"),
    (#"\frac{a+b}{2}"#, "(a + b)/2"),
    (#"\sqrt{x^2+1}"#, "√(x^2 + 1)"),
    (#"\sum_{i=1}^{n} x_i"#, "∑_(i = 1)^n x_i"),
    (#"\hat{p} = -3.5 \pm \sigma"#, "p\u{302} = −3.5 ± σ"),
    (#"\log x + \max(a, b) \leq \mathrm{BLEU}"#, "log x + max(a, b) ≤ BLEU"),
    (
      #"L(N) = \left(\frac{N}{5.92 \times 10^7}\right)^{-0.13}"#,
      "L(N) = (N/(5.92 × 10^7))^(−0.13)"
    ),
    (#"\text{a b}\quad c"#, "a b\u{2003}c"),
    (#"f'(x)"#, "f′(x)"),
    (#"\lfloor x \rfloor \in \mathbb{R}"#, "⌊x⌋ ∈ ℝ"),
  ])
  func writesOneLine(source: String, line: String) throws {
    _ = try Formula(source)
    #expect(Formula.plainText(of: source) == line)
  }

  @Test func writesMathML() throws {
    #expect(
      try Formula(#"\frac{1}{x^2}"#).mathML(display: false)
        == "<math><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></math>")
    #expect(
      try Formula(#"\sum_{i}^{n}"#).mathML(display: true)
        == #"<math display="block"><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></math>"#)
    #expect(
      try Formula(#"a < \text{<b>}"#).mathML(display: false)
        == "<math><mrow><mi>a</mi><mo>&lt;</mo><mtext>&lt;b&gt;</mtext></mrow></math>")
  }

  @Test func saysWhatIsWrong() {
    let cases: [(String, FormulaError)] = [
      (#"\frax{1}{2}"#, .unknownCommand("frax", offset: 0, nearest: "frac")),
      (#"{x"#, .missing(expected: "'}'", offset: 2)),
      (#"x}"#, .unexpected("}", offset: 1)),
      (#"x^1^2"#, .unexpected("^", offset: 3)),
      (#"\left( x"#, .missing(expected: #"\right"#, offset: 8)),
      (#"\frac{1}"#, .missing(expected: "a part of the formula", offset: 8)),
      (String(repeating: "x", count: 5000), .tooLong(characters: 5000, limit: 4096)),
    ]
    for (source, error) in cases {
      #expect(throws: error) { try Formula(source) }
    }
    let deep = String(repeating: "{", count: 2000)
    #expect(throws: FormulaError.self) { try Formula(deep) }
    let scripts = String(repeating: "x^", count: 1000)
    #expect(throws: FormulaError.self) { try Formula(scripts) }
    let roots = String(repeating: #"\sqrt"#, count: 800) + "x"
    #expect(throws: FormulaError.self) { try Formula(roots) }
  }

  /// Texts of the notation's own pieces in a random order: whatever comes out, nothing crashes,
  /// and what is read can be written in every form.
  @Test func survivesRandomTexts() {
    let pieces = [
      "{", "}", "_", "^", #"\frac"#, #"\sqrt"#, "[", "]", #"\left("#, #"\right)"#, #"\sum"#, "x",
      "12", "+", "-", "(", ")", " ", #"\text{"#, #"\binom"#, #"\hat"#, #"\"#, "'", "&", "é", "<",
      #"\,"#, "\u{0}", "=", "\n",
    ]
    var generator = SplitMix(state: 20_210_707)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<30, using: &generator)
      let source = (0..<count).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      if let formula = try? Formula(source) {
        #expect(!formula.mathML(display: true).contains("\u{0}"))
      }
      _ = Formula.plainText(of: source)
    }
  }
}
