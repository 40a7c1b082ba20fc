import Foundation
import Testing

/// `report build` killed, run again, and run twice at once. `Tests/Faults/kill` does more of it.
struct KillTests {
  private func withBenchmark(_ body: (Program) throws -> Void) throws {
    try withProgram { program in
      // Every third sample is wrong.
      try SmallBenchmark.write(program, problems: 6, samples: 4) { _, j in j % 3 == 2 ? 1 : 0 }
      try program.write("spec.json", SmallBenchmark.spec())
      try body(program)
    }
  }

  /// All but what may differ.
  private func report(_ program: Program, _ folder: String) throws -> [String: Data] {
    var files = try program.files(in: folder)
    files["environment.json"] = nil
    return files
  }

  @Test func aKilledBuildGoesOnToTheSameBytes() throws {
    try withBenchmark { program in
      let unbroken = try program.run("build", "spec.json", "-o", "whole", "--store", "store-whole")
      try #require(unbroken.status == 0, "\(unbroken.messages)")
      var killed = 0
      for milliseconds in [150, 400, 700, 1000, 1300, 1600] {
        let running = try program.start(["build", "spec.json", "-o", "broken", "--store", "store"])
        usleep(UInt32(milliseconds) * 1000)
        kill(running.process.processIdentifier, SIGKILL)
        let outcome = try running.wait()
        killed += outcome.status == -SIGKILL ? 1 : 0
      }
      #expect(killed > 0, "every build had ended before it was killed")
      let last = try program.run("build", "spec.json", "-o", "broken", "--store", "store")
      #expect(last.status == 0, "\(last.messages)")
      #expect(try report(program, "broken") == report(program, "whole"))
      // Nothing half-made is left beside the report.
      #expect(try program.names.filter { $0.hasPrefix(".") }.isEmpty)
    }
  }

  @Test func twoBuildsAtOnceShareAStore() throws {
    try withBenchmark { program in
      let running = try ["a", "b"].map {
        try program.start(["build", "spec.json", "-o", $0, "--store", "store"])
      }
      for process in running {
        let outcome = try process.wait()
        #expect(outcome.status == 0, "\(outcome.messages)")
      }
      let (a, b) = (try report(program, "a"), try report(program, "b"))
      #expect(a.count > 5)
      #expect(a == b)
    }
  }

  @Test func twoBuildsOfOneReportDoNotMix() throws {
    try withBenchmark { program in
      let running = try (0..<2).map { _ in
        try program.start(["build", "spec.json", "-o", "a", "--store", "store"])
      }
      let outcomes = try running.map { try $0.wait() }
      #expect(outcomes.contains { $0.status == 0 })
      for outcome in outcomes where outcome.status != 0 {
        #expect(outcome.status == 3)
        #expect(outcome.messages.contains("another build is writing this report"))
      }
      let verified = try program.run("verify", "a")
      #expect(verified.status == 0, "\(verified.output)")
    }
  }
}
