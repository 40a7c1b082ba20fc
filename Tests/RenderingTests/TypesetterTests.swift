import Charts
import Testing

@testable import Rendering

struct TypesetterTests {
  @Test func widthGrowsWithTheTextAndTheSize() throws {
    let typesetter = try Typesetter(try FontCatalog())
    let small = typesetter.extent(of: "pass", font: Font(sizePoints: 10))
    let long = typesetter.extent(of: "pass@k", font: Font(sizePoints: 10))
    let large = typesetter.extent(of: "pass", font: Font(sizePoints: 20))
    #expect(long.width > small.width)
    // Without hinting and rounding, twice the size is twice the extent.
    #expect(abs(large.width - 2 * small.width) < 0.05)
    #expect(abs(large.ascent - 2 * small.ascent) < 0.05)
    #expect(small.descent > 0)
  }

  @Test func nothingHasNoWidth() throws {
    let typesetter = try Typesetter(try FontCatalog())
    #expect(typesetter.extent(of: "", font: Font(sizePoints: 10)).width == 0)
  }

  @Test func everyScriptHasGlyphs() throws {
    let typesetter = try Typesetter(try FontCatalog())
    for text in ["abc", "Ωα", "Привет", "שלום", "سلام", "10⁻³ − ∞ ≤ √ ∑"] {
      let line = ShapedLine(text, font: Font(sizePoints: 10), typesetter)
      #expect(!line.glyphs(except: []).isEmpty, "\(text)")
    }
  }
}
