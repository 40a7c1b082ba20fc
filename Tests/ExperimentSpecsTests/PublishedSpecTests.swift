import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct PublishedSpecTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    for (path, text) in [
      ("in/a.jsonl", "A"), ("other/p.jsonl", "P"), ("n.md", "N"), ("d.csv", "D"),
    ] {
      let file = home.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func published(_ publish: String, in folder: URL) throws -> PublishedSpec {
    let text = """
      {"schemaVersion": 1, "name": "x",
       "models": [{"kind": "samples", "name": "m", "file": {"path": "in/a.jsonl"}}],
       "task": {"problems": {"path": "other/p.jsonl"}}, "data": {"d": {"path": "d.csv"}},
       "notebook": "n.md", "report": {"publish": "\(publish)"}}
      """
    let spec = try SpecReader.read(Data(text.utf8), file: "x.json", folder: folder)
    let resolver = DataResolver(
      searchFolders: [], objects: ObjectFolder(home.url.appending(path: "objects")), download: nil)
    return try PublishedSpec(spec, data: try spec.resolveData(with: resolver))
  }

  @Test func pathsLeadIntoTheFolder() throws {
    let spec = try published("all", in: home.url)
    // SHA-256 of the letters: printf A | sha256sum, and so on.
    let place = "inputs/559aead0/a.jsonl"
    #expect(spec.text.contains("\"path\": \"\(place)\""))
    #expect(
      spec.text.contains("559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"))
    #expect(spec.value["notebook"] == "notebook.md")
    #expect(
      spec.copies.map(\.path) == [
        "inputs/3f39d5c3/d.csv", place, "inputs/5c62e091/p.jsonl", "notebook.md",
      ])
    #expect(spec.data.map(\.use) == ["models[0].file", "task.problems", "data.d", "notebook"])
  }

  @Test func othersTextsStayOutBelowTheLevelOfAll() throws {
    for level in ["verdicts", "none"] {
      let spec = try published(level, in: home.url)
      #expect(spec.copies.map(\.path) == ["inputs/3f39d5c3/d.csv", "notebook.md"])
    }
  }

  /// Written to a folder with its copies, the spec publishes as itself.
  @Test func isAFixedPoint() throws {
    let first = try published("all", in: home.url)
    let folder = home.url.appending(path: "report")
    for copy in first.copies {
      let file = folder.appending(path: copy.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: copy.source, to: file)
    }
    let file = folder.appending(path: PublishedSpec.fileName)
    try Data(first.text.utf8).write(to: file)
    let read = try SpecReader.read(file.path(percentEncoded: false))
    let data = try #require(read.publishedData)
    let second = try PublishedSpec(read, data: data)
    #expect(second.text == first.text)
    #expect(second.copies.map(\.path) == first.copies.map(\.path))
    for (_, resolved) in data {
      #expect(try DataResolver.sha256(of: resolved.url) == resolved.sha256)
    }
  }
}
