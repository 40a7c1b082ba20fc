import Charts
import Testing

@testable import Rendering

struct TypesetterTests {
  let typesetter: Typesetter

  init() throws {
    typesetter = try Typesetter(try FontCatalog())
  }

  private func glyphs(_ string: String, _ font: Font = Font(sizePoints: 10)) -> [PlacedGlyph] {
    typesetter.line(string, font: font).runs.flatMap(\.glyphs)
  }

  @Test func extentsGrowWithTheSize() {
    for text in ["pass@k of n = 200", "AVAWA To 10⁻³", "שלום", "中文"] {
      let small = typesetter.extent(of: text, font: Font(sizePoints: 7))
      let large = typesetter.extent(of: text, font: Font(sizePoints: 70))
      // Without hinting and rounding, ten times the size is ten times the extent.
      #expect(abs(large.width - 10 * small.width) < 0.01 * large.width, "\(text)")
      #expect(abs(large.ascent - 10 * small.ascent) < 0.5)
      #expect(small.descent > 0)
    }
  }

  @Test func nothingHasNoWidthButHeight() {
    let extent = typesetter.extent(of: "", font: Font(sizePoints: 10))
    #expect(extent.width == 0)
    #expect(extent.ascent > 5)
    #expect(glyphs("").isEmpty)
  }

  @Test func allScriptsOfAFontHaveOneHeight() {
    let font = Font(sizePoints: 10)
    let heights = ["x", "", "שלום", "中文", "10⁻³ Ä"].map { text in
      let extent = typesetter.extent(of: text, font: font)
      return [extent.ascent, extent.descent]
    }
    #expect(Set(heights).count == 1)
  }

  @Test func lettersAreKernedAndMonoIsNot() {
    func width(_ text: String, _ family: Font.Family) -> Double {
      typesetter.extent(of: text, font: Font(family, sizePoints: 10)).width
    }
    #expect(width("AV", .sans) < width("A", .sans) + width("V", .sans) - 0.1)
    #expect(abs(width("iiii", .mono) - width("MMMM", .mono)) < 0.01)
    #expect(width("0.1", .sans) == width("0.9", .sans), "figures are of one width")
  }

  @Test(arguments: [
    "abc", "Ωα μ λ", "Привет", "שלום", "سلام", "10⁻³ ⁰¹²⁴⁵⁶⁷⁸⁹⁺ⁿ ₀₁₂₉", "− × ± ≤ ≈ → ∞ √ ∑", "p̂ x̄",
    "中文 日本語 한국어",
  ])
  func everyScriptHasGlyphs(_ text: String) throws {
    if text.contains("中"), try !FontCatalog().missing.isEmpty { return }
    for family in [Font.Family.sans, .serif, .mono, .math] {
      let missing = glyphs(text, Font(family, sizePoints: 10)).filter { $0.id == 0 }
      #expect(missing.isEmpty, "\(family)")
    }
  }

  @Test func chartLabelsNeedNoSecondFont() {
    for text in ["10⁻³ × 2 ≤ p̂ − x₁", "Число", "Αριθμός", "log₁₀ kᵏ µs 50 %"] {
      let files = Set(
        typesetter.line(text, font: Font(sizePoints: 8)).runs.map { ObjectIdentifier($0.face) })
      #expect(files.count == 1, "\(text)")
    }
  }

  @Test func lettersWithoutFontAreBoxes() {
    // A private character that no font of the catalog has.
    #expect(glyphs("a\u{10FFFD}b").map { $0.id == 0 } == [false, true, false])
  }

  @Test func hebrewRunsFromTheRight() throws {
    let line = typesetter.line("אב", font: Font(sizePoints: 10))
    let run = try #require(line.runs.first)
    #expect(run.isRightToLeft)
    let alone = glyphs("א").map(\.id)
    #expect(run.glyphs.map(\.id).last == alone.first, "the first letter stands last")
    #expect(
      run.clusters == [.init(byteCount: 2, glyphCount: 1), .init(byteCount: 2, glyphCount: 1)])
  }

  @Test func ligaturesKeepTheirLetters() throws {
    let line = typesetter.line("office", font: Font(.serif, sizePoints: 10))
    let run = try #require(line.runs.first)
    #expect(run.glyphs.count == 4)
    #expect(run.clusters.map(\.byteCount) == [1, 3, 1, 1])
  }

  @Test func runsCoverTheText() {
    for text in ["abc שלום 中文 10⁻³ \u{10FFFD}", "e\u{301}\u{200D}x\u{200B}y", "हिन्दी 👩‍👩‍👧"] {
      let line = typesetter.line(text, font: Font(sizePoints: 10))
      #expect(line.runs.map(\.bytes.count).reduce(0, +) == line.text.utf8.count)
      for run in line.runs {
        #expect(run.clusters.map(\.byteCount).reduce(0, +) == run.bytes.count)
        #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count)
      }
    }
  }

  @Test func controlCharactersBecomeSpaces() {
    let font = Font(sizePoints: 10)
    let wanted = typesetter.extent(of: "a b c", font: font).width
    for text in ["a\nb\tc", "a\u{0}b\u{7}c", "a\u{2028}b\r\nc".replacing("\r\n", with: "\r")] {
      #expect(typesetter.extent(of: text, font: font).width == wanted)
    }
  }

  @Test func longTextIsShaped() {
    let text = String(repeating: "lorem ipsum ", count: 2000)
    let one = typesetter.extent(of: "lorem ipsum ", font: Font(sizePoints: 10)).width
    let all = typesetter.extent(of: text, font: Font(sizePoints: 10)).width
    #expect(abs(all - 2000 * one) < 0.01 * all)
  }
}
