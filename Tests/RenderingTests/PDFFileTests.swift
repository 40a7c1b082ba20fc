import Charts
import Testing

@testable import Rendering

struct PDFFileTests {
  @Test func thePageHasTheScenesSize() throws {
    let text = PDFReader(try Samples.renderer().pdf(Samples.mixed, title: "A title")).text
    #expect(text.contains(#/MediaBox \[ ?0 0 240 120 ?\]/#))
    #expect(text.contains("/Title (A title)"))
  }

  @Test func thereIsNoTimeInIt() throws {
    let text = PDFReader(try Samples.renderer().pdf(Samples.mixed)).text
    #expect(!text.contains("CreationDate") && !text.contains("ModDate") && !text.contains("(D:"))
  }

  @Test func fontsAreEmbeddedInPart() throws {
    let bytes = try Samples.renderer().pdf(Samples.mixed)
    let reader = PDFReader(bytes)
    #expect(
      reader.fonts == [
        "Lato-Regular", "Lato-Bold", "LinLibertineOI", "DejaVuSans", "DejaVuSansMono",
      ])
    #expect(reader.text.matches(of: #/\/FontFile[23] /#).count >= 5)
    // The whole fonts are two megabytes.
    #expect(bytes.count < 100_000)
  }

  @Test func ligaturesSayWhatTheyStandFor() throws {
    let scene = Samples.page(
      Samples.text("This office", at: Point(5, 50), Font(.serif, sizePoints: 10)))
    let text = PDFReader(try Samples.renderer().pdf(scene)).text
    // In UTF-16, after its mark: "Th" and "ffi".
    #expect(text.lowercased().contains("/actualtext <feff00540068>"))
    #expect(text.lowercased().contains("/actualtext <feff006600660069>"))
  }

  @Test func crowdsOfMarkersArePixels() throws {
    func scene(_ count: Int) -> Scene {
      Samples.page(
        .markers(
          Scene.Markers(
            shape: Samples.square(-1, -1, 2), centers: Samples.scattered(count),
            fill: Samples.red, stroke: nil)))
    }
    let renderer = try Samples.renderer()
    let few = PDFReader(try renderer.pdf(scene(1000))).text
    let many = try renderer.pdf(scene(MarkerRaster.crowdInFiles + 1))
    #expect(!few.contains("/Subtype /Image"))
    #expect(PDFReader(many).text.contains("/Subtype /Image"))
    #expect(many.count < 200_000)
  }
}
