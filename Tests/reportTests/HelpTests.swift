import Testing

@Suite struct HelpTests {
  @Test func everyCommandHasAnExample() throws {
    try withProgram { program in
      let help = try program.run("--help")
      #expect(help.status == 0)
      let rows = help.output.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
      let names = rows.compactMap { row in
        row.hasPrefix("  ") && !row.hasPrefix("   ")
          ? row.split(separator: " ").first.map(String.init) : nil
      }.filter { $0 != "See" && $0 != "help" }
      #expect(names.count >= 5)
      for name in names {
        let help = try program.run(name, "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("  report \(name)"), "report \(name) --help has no example")
      }
    }
  }

  @Test(arguments: [
    ["evaluat"], ["evaluate"], ["evaluate", "a.jsonl", "--nonsense"],
    ["evaluate", "a.jsonl", "--problems", "b", "-k", "1,x"],
    ["evaluate", "a.jsonl", "--problems", "b", "-k", "0"],
    ["evaluate", "a.jsonl", "--problems", "b", "--timeout", "0"],
    ["evaluate", "a.jsonl", "--problems", "b", "--workers", "0"], ["build"], ["check"],
  ])
  func wrongArguments(arguments: [String]) throws {
    try withProgram { program in
      let outcome = try program.start(arguments).wait()
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.firstMessage.lowercased().hasPrefix("error: "))
    }
  }
}
