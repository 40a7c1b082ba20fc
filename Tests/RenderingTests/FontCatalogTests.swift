import Charts
import Testing

@testable import Rendering

struct FontCatalogTests {
  @Test func missingPackagesAreNamed() {
    let absent = FontPackage(name: "fonts-absent", folder: "/nowhere", files: ["A.ttf", "B.ttf"])
    let error = RenderingError.missingFonts(
      files: ["/nowhere/A.ttf", "/nowhere/B.ttf"], package: "fonts-absent")
    #expect(throws: error) { try FontCatalog([absent]) }
    #expect(error.description.contains("install the package fonts-absent"))
  }

  @Test func optionalPackagesMayBeMissing() throws {
    var absent = FontPackage(name: "fonts-absent", folder: "/nowhere", files: ["A.ttf"])
    absent.isOptional = true
    let catalog = try FontCatalog(FontPackage.all.filter { !$0.isOptional } + [absent])
    #expect(catalog.missing == ["fonts-absent"])
    let typesetter = try Typesetter(catalog)
    let line = typesetter.line("中", font: .init(sizePoints: 10))
    #expect(line.runs.flatMap(\.glyphs).map(\.id) == [0], "a box, for want of the letter")
  }

  @Test func onlyNamedFilesAreUsed() throws {
    let catalog = try FontCatalog()
    let text = FontConfiguration.text(for: catalog)
    #expect(text.contains("<rejectfont><glob>*</glob></rejectfont>"))
    #expect(!text.contains("/etc/fonts") && !text.contains("<include"))
  }

  /// The `head` tables begin so: Lato 0x000201CA, which is 2 + 458/65536.
  @Test func versionsAreThoseOfTheFiles() throws {
    let versions = try FontCatalog().versions()
    #expect(versions["Lato-Regular.ttf"]?.hasPrefix("2.0") == true)
    #expect(versions.count >= 13)
    #expect(FontCatalog.text(ofVersion: 0x201CA) == "2.007")
    #expect(FontCatalog.text(ofVersion: 0x18000) == "1.500")
    #expect(FontCatalog.text(ofVersion: 0x1000) == "0.063")
  }

  @Test(arguments: [
    ("sans", false, false, "Lato-Regular"), ("sans", true, false, "Lato-Bold"),
    ("sans", false, true, "Lato-Italic"), ("sans", true, true, "Lato-BoldItalic"),
    ("serif", false, false, "LinLibertineO"), ("serif", true, false, "LinLibertineOB"),
    ("serif", false, true, "LinLibertineOI"), ("serif", true, true, "LinLibertineOBI"),
    ("mono", false, false, "DejaVuSansMono"), ("mono", true, false, "DejaVuSansMono-Bold"),
    ("math", false, false, "TeXGyreTermesMath-Regular"),
  ])
  func everyFaceIsItsOwnFile(
    _ family: String, _ bold: Bool, _ italic: Bool, _ name: String
  ) throws {
    let font = Font(
      try #require(Font.Family(rawValue: family)), sizePoints: 10, bold: bold, italic: italic)
    let scene = Samples.page(Samples.text("abc", at: Point(10, 50), font))
    #expect(PDFReader(try Samples.renderer().pdf(scene)).fonts == [name])
  }
}
