import Foundation
import Testing

/// `report render`, as a user runs it.
struct RenderTests {
  private static let chart = """
    {"mark": "line", "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 1}]}, "encoding": {
      "x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}}}
    """

  @Test(arguments: [("png", "\u{89}PNG"), ("pdf", "%PDF"), ("svg", "<svg")])
  func theEndingChoosesTheForm(_ ending: String, _ start: String) throws {
    try withProgram { program in
      try program.write("a.vl.json", Self.chart)
      let outcome = try program.run("render", "a.vl.json", "-o", "a.\(ending)")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let data = try Data(contentsOf: program.folder.appending(path: "a.\(ending)"))
      #expect(String(decoding: data.prefix(200), as: UTF8.self).contains(start.suffix(3)))
    }
  }

  @Test func twoProcessesDrawTheSameBytes() throws {
    try withProgram { program in
      try program.write("a.vl.json", Self.chart)
      for ending in ["png", "pdf", "svg"] {
        let files = try (0..<2).map { _ in
          _ = try program.run("render", "a.vl.json", "-o", "a.\(ending)")
          return try Data(contentsOf: program.folder.appending(path: "a.\(ending)"))
        }
        #expect(files[0] == files[1])
      }
    }
  }

  @Test func aFolderGetsOnePageOfAll() throws {
    try withProgram { program in
      try program.write("a.vl.json", Self.chart)
      try program.write("b.vl.json", Self.chart)
      try program.write("book.md", "# Two\n\n```{figure} b\nThe second.\n```\n")
      let outcome = try program.run(
        "render", "a.vl.json", "b.vl.json", "--notebook", "book.md", "-o", "book/")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let html = try String(
        contentsOf: program.folder.appending(path: "book/report.html"), encoding: .utf8)
      #expect(html.contains("The second.") && html.components(separatedBy: "<svg").count == 2)
      for name in ["report.md", "figures/a.png", "figures/b.png"] {
        let file = program.folder.appending(path: "book/" + name)
        #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
      }
    }
  }

  @Test func aNotebookThatNamesNoChartIsToldWithItsLine() throws {
    try withProgram { program in
      try program.write("a.vl.json", Self.chart)
      try program.write("book.md", "# Two\n\n```{figure} c\n```\n")
      let outcome = try program.run(
        "render", "a.vl.json", "--notebook", "book.md", "-o", "book/")
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("book.md: line 3: error:"))
    }
  }

  @Test func lenientDrawingWarns() throws {
    try withProgram { program in
      try program.write(
        "a.vl.json", Self.chart.replacing(#""mark""#, with: #""params": [], "mark""#))
      let strict = try program.run("render", "a.vl.json", "-o", "a.svg")
      #expect(strict.status == 2)
      #expect(strict.firstMessage.contains("/params: “params” is outside"))
      let lenient = try program.run("render", "a.vl.json", "-o", "a.svg", "--lenient")
      #expect(lenient.status == 0)
      #expect(lenient.firstMessage.contains("warning: /params"))
    }
  }

  @Test func whatIsTooLargeIsTheChartsFault() throws {
    try withProgram { program in
      let wide = Self.chart.replacing(#""mark""#, with: #""width": 20000, "mark""#)
      try program.write("a.vl.json", wide)
      let outcome = try program.run("render", "a.vl.json", "-o", "a.png", "--scale", "2")
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.contains("a.vl.json: error:"))
    }
  }

  @Test(arguments: [
    ["render", "a.vl.json"], ["render", "a.vl.json", "-o", "a.gif"],
    ["render", "a.vl.json", "b.vl.json", "-o", "a.png"],
    ["render", "a.vl.json", "-o", "a.png", "--notebook", "b.md"],
    ["render", "a.vl.json", "-o", "a.png", "--scale", "0"],
    ["render", "a.vl.json", "-o", "a.png", "--theme", "pink"],
    ["render", "none.vl.json", "-o", "a.png"],
  ])
  func wrongArguments(_ arguments: [String]) throws {
    try withProgram { program in
      let outcome = try program.start(arguments).wait()
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.lowercased().contains("error: "))
    }
  }
}
