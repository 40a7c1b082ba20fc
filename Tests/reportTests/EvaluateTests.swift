import Foundation
import Testing

@Suite struct EvaluateTests {
  private func evaluate(_ program: Program, _ more: String...) throws -> Program.Outcome {
    try program.start(["evaluate", "samples.jsonl", "--problems", "problems.jsonl"] + more).wait()
  }

  /// Each line as a value that compares; `verdict` is ours alone.
  private func results(_ text: String) throws -> [NSDictionary] {
    try text.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      var fields = try #require(value as? [String: Any])
      fields["verdict"] = nil
      return fields as NSDictionary
    }
  }

  @Test func sameAsHumanEval() throws {
    try withProgram { program in
      let outcome = try evaluate(program, "-k", "1,2,2,3", "--timeout", "1", "--quiet")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output == "{\"pass@1\": 0.25, \"pass@2\": 0.5}\n")
      #expect(outcome.messages.contains("pass@3 is not reported: "))
      #expect(outcome.messages.contains("Small/1 (2)"))
      try program.copy("reference_results.jsonl")
      let folder = program.folder
      let ours = try String(
        contentsOf: folder.appending(path: "samples.jsonl_results.jsonl"), encoding: .utf8)
      let reference = try String(
        contentsOf: folder.appending(path: "reference_results.jsonl"), encoding: .utf8)
      #expect(try results(ours) == results(reference))
    }
  }

  @Test func explainsOneSample() throws {
    try withProgram { program in
      try program.write(
        "samples.jsonl",
        #"{"task_id": "Small/1", "completion": "    return text[0]\n"}"# + "\n"
          + #"{"task_id": "Small/1", "completion": "    x = 1\n    return text[9]\n"}"#)
      let outcome = try evaluate(program, "--explain", "Small/1")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output.hasPrefix("Small/1, sample 1 of 2: exception: "))
      #expect(outcome.output.contains("IndexError: string index out of range, line 2 of the"))
      #expect(outcome.output.contains(">   2      return text[9]"))
      let missing = try evaluate(program, "--explain", "Small/1:2")
      #expect(missing.status == 2)
      #expect(missing.firstMessage.contains("Small/1 has 2 samples, numbered from 0"))
    }
  }

  @Test func namesWhatSamplesTried() throws {
    try withProgram { program in
      try program.write(
        "samples.jsonl",
        #"{"task_id": "Small/1", "completion": "    import os\n    os.system('x')\n"}"#)
      let outcome = try evaluate(program, "-k", "1")
      #expect(outcome.messages.contains("1 samples tried what no solution needs (processes 1)"))
      let results = try String(
        contentsOf: program.folder.appending(path: "samples.jsonl_results.jsonl"), encoding: .utf8)
      #expect(results.contains(#""attempts": ["processes"]"#))
    }
  }

  @Test func problemsWithoutSamplesAreNamed() throws {
    try withProgram { program in
      try program.write(
        "samples.jsonl", #"{"task_id": "Small/1", "completion": "    return text[0]\n"}"#)
      let outcome = try evaluate(program, "-k", "1")
      #expect(outcome.status == 0)
      #expect(outcome.output == "{\"pass@1\": 1.0}\n")
      #expect(outcome.messages.contains("Small/0"))
    }
  }

  @Test(arguments: [
    (#"{"task_id": "Small/7", "completion": ""}"#, "samples.jsonl:1: error: no problem has "),
    (
      "\n" + #"{"task_id": "Small/0"}"#, "samples.jsonl:2: error: the field `completion` is missing"
    ),
    (#"{"task_id": "Small/0", "completion": "x"#, "samples.jsonl:1:38: error: no JSON"),
    ("", "samples.jsonl: error: the file has no lines"),
  ])
  func badSamples(text: String, message: String) throws {
    try withProgram { program in
      try program.write("samples.jsonl", text)
      let outcome = try evaluate(program)
      #expect(outcome.status == 2)
      #expect(outcome.firstMessage.hasPrefix(message))
      #expect(outcome.output.isEmpty)
      #expect(try program.names == ["problems.jsonl", "samples.jsonl"])
    }
  }

  @Test func missingFileAndFolder() throws {
    try withProgram { program in
      let missing = try program.run("evaluate", "no.jsonl", "--problems", "problems.jsonl")
      #expect(missing.status == 2)
      #expect(
        missing.firstMessage.hasPrefix("no.jsonl: error: cannot open this file: no such file"))
      let folder = try program.run("evaluate", "samples.jsonl", "--problems", ".")
      #expect(folder.status == 2)
      #expect(folder.firstMessage.hasPrefix(".: error: cannot open this file: it is a folder"))
    }
  }

  @Test func machineFailures() throws {
    try withProgram { program in
      program.environment = ["REPORT_PYTHON": "no-such-python"]
      let outcome = try evaluate(program)
      #expect(outcome.status == 3)
      #expect(outcome.messages.contains("no usable Python: no-such-python"))
      program.environment = [:]
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "samples.jsonl_results.jsonl"),
        withIntermediateDirectories: false)
      let blocked = try evaluate(program)
      #expect(blocked.status == 3)
      #expect(blocked.messages.contains("samples.jsonl_results.jsonl: error: cannot create"))
    }
  }

  /// `/dev/full` fails every write as a full disk does.
  @Test func fullDisk() throws {
    try withProgram { program in
      let partial = program.folder.appending(path: "samples.jsonl_results.jsonl.partial")
      try FileManager.default.createSymbolicLink(
        atPath: partial.path, withDestinationPath: "/dev/full")
      let outcome = try evaluate(program, "--timeout", "600")
      #expect(outcome.status == 3)
      #expect(outcome.messages.contains("cannot write this file: the disk is full"))
      #expect(outcome.output.isEmpty)
      #expect(!(try program.names.contains("samples.jsonl_results.jsonl")))
    }
  }

  @Test func interruptKeepsWhatIsDone() throws {
    try withProgram { program in
      let slow = #"{"task_id": "Small/0", "completion": "    while True:\n        x += 1\n"}"#
      let quick = #"{"task_id": "Small/0", "completion": "    return 2 * x\n"}"#
      try program.write("samples.jsonl", quick + "\n" + slow)
      let running = try program.start([
        "evaluate", "samples.jsonl", "--problems", "problems.jsonl", "--timeout", "600",
      ])
      let partial = program.folder.appending(path: "samples.jsonl_results.jsonl.partial")
      let deadline = ContinuousClock.now + .seconds(60)
      while (try? Data(contentsOf: partial))?.isEmpty != false, ContinuousClock.now < deadline {
        usleep(20_000)
      }
      kill(running.process.processIdentifier, SIGINT)
      let outcome = try running.wait()
      #expect(outcome.status == 130)
      #expect(outcome.output.isEmpty)
      let kept = try results(String(contentsOf: partial, encoding: .utf8))
      #expect(kept.count == 1)
      #expect(kept.first?["result"] as? String == "passed")
      #expect(!(try program.names.contains("samples.jsonl_results.jsonl")))
    }
  }
}
