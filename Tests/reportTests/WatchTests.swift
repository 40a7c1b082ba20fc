import Foundation
import Testing

/// `report build --watch`, as somebody who edits sees it.
struct WatchTests {
  /// Reads messages until one contains `words`.
  ///
  /// - Returns: The line; an empty one where the program ends before it.
  private func line(with words: String, of running: Running, _ text: inout String) -> String {
    while true {
      while let end = text.firstIndex(of: "\n") {
        let line = String(text[..<end])
        text = String(text[text.index(after: end)...])
        if line.contains(words) { return line }
      }
      let more = running.messages.fileHandleForReading.availableData
      guard !more.isEmpty else { return "" }
      text += String(decoding: more, as: UTF8.self)
    }
  }

  @Test func changesAreBuiltErrorsEndNothingAndAnInterruptDoes() throws {
    try withSmallReport { program in
      let running = try program.start(["build", "small.json", "--watch"])
      // Nothing that goes wrong below may leave the test waiting.
      let limit = DispatchWorkItem { running.process.terminate() }
      DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: limit)
      defer { limit.cancel() }
      var text = ""
      #expect(line(with: "report.html", of: running, &text).hasPrefix("small: "))

      // In the way of editors that write beside the file and rename.
      try program.write("notebook.md~", SmallReport.notebook + "\nA *new* sentence.\n")
      let moved = unsafe rename(path(program, "notebook.md~"), path(program, "notebook.md"))
      #expect(moved == 0)
      let again = line(with: "built again", of: running, &text)
      #expect(again.contains("since notebook.md changed"))
      let report = try #require(program.files(in: "Reports/small")["report.md"])
      #expect(String(decoding: report, as: UTF8.self).contains("A *new* sentence."))

      try program.write("small.json", "{")
      #expect(line(with: "error", of: running, &text).hasPrefix("small.json:1:"))
      let mended = SmallReport.spec().replacing("A bar for", with: "One bar for")
      try program.write("small.json", mended)
      #expect(line(with: "built again", of: running, &text).contains("since small.json changed"))
      let svg = try #require(program.files(in: "Reports/small")["figures/rates.svg"])
      #expect(String(decoding: svg, as: UTF8.self).contains("One bar for"))

      running.process.interrupt()
      running.process.waitUntilExit()
      #expect(running.process.terminationStatus == 0)
    }
  }

  private func path(_ program: Program, _ name: String) -> String {
    program.folder.appending(path: name).path
  }
}
