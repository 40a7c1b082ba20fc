import Foundation
import Testing

@testable import Sandboxing

/// How programs end, and what is said of it.
struct EndingTests {
  @Test func byExiting() throws {
    var laboratory = try Laboratory()
    #expect(try laboratory.cause(of: "pass") == .exited(0))
    #expect(try laboratory.cause(of: "os._exit(7)") == .exited(7))
  }

  /// The examiner sees the channel close, and ends, before the program does.
  @Test func byExitingAfterItsChannelIsClosed() throws {
    var laboratory = try Laboratory()
    let late = "import time; os.close(4); time.sleep(0.02); "
    #expect(try laboratory.cause(of: late + "os._exit(7)") == .exited(7))
    #expect(try laboratory.cause(of: late + "\nwhile True: pass") == .killed)
  }

  @Test func bySignal() throws {
    var laboratory = try Laboratory()
    let segmentationFault: Int32 = 11
    #expect(
      try laboratory.cause(of: "import ctypes; ctypes.string_at(0)") == .signaled(segmentationFault)
    )
  }

  @Test func byProcessorTime() throws {
    var laboratory = try Laboratory()
    let limits = ProcessLimits(cpu: .milliseconds(300), wall: .seconds(20))
    let ending = try #require(
      try laboratory.run("while True: pass", limits: limits).outcome.candidate)
    #expect(ending.cause == .cpuLimit)
    #expect(ending.cpu >= .milliseconds(300))
    #expect(ending.cpu < .milliseconds(900))
  }

  @Test func byTheClockOnTheWall() throws {
    var laboratory = try Laboratory()
    let limits = ProcessLimits(cpu: .seconds(2), wall: .milliseconds(300))
    let ending = try #require(
      try laboratory.run("import time; time.sleep(60)", limits: limits).outcome.candidate)
    #expect(ending.cause == .wallLimit)
    #expect(ending.cpu < .milliseconds(300))
  }

  @Test func swallowingEverythingDoesNotHelp() throws {
    var laboratory = try Laboratory()
    let limits = ProcessLimits(cpu: .milliseconds(200), wall: .seconds(20))
    let program = """
      import signal
      for number in range(1, 65):
          try:
              signal.signal(number, signal.SIG_IGN)
          except (OSError, ValueError):
              pass
      while True:
          try:
              while True: pass
          except BaseException:
              pass
      """
    #expect(try laboratory.cause(of: program, limits: limits) == .cpuLimit)
  }

  @Test func memoryIsLimited() throws {
    var laboratory = try Laboratory()
    var limits = ProcessLimits.ordinary
    limits.addressSpaceBytes = 256 << 20
    let (said, _) = try laboratory.run("x = bytearray(512 << 20); say('done')", limits: limits)
    #expect(said == ["MemoryError"])
  }

  @Test func filesAreLimited() throws {
    var laboratory = try Laboratory()
    var limits = ProcessLimits.ordinary
    limits.fileSizeBytes = 1 << 20
    limits.temporaryBytes = 2 << 20
    let one = "open('/tmp/a', 'wb').write(bytes(3 << 19)); say('done')"
    #expect(try laboratory.run(one, limits: limits).said == ["OSError"])
    let many = """
      for number in range(4):
          open('/tmp/%d' % number, 'wb').write(bytes(1 << 20))
      say('done')
      """
    #expect(try laboratory.run(many, limits: limits).said == ["OSError"])
  }

  @Test func printingIsLimited() throws {
    var laboratory = try Laboratory()
    let (_, outcome) = try laboratory.run("while True: os.write(1, b'x' * 65536)")
    #expect(outcome.outputExceeded)
    #expect(outcome.candidate?.cause == .killed)
    #expect(try !laboratory.run("os.write(1, b'x' * 65536)").outcome.outputExceeded)
  }

  @Test func processesAreLimitedAndEndWithTheirMaker() throws {
    var laboratory = try Laboratory()
    let (said, outcome) = try laboratory.run(
      """
      import time
      made = 0
      try:
          while True:
              if os.fork() == 0:
                  time.sleep(60)
                  os._exit(0)
              made += 1
      except OSError:
          say(made < 70)
      """)
    #expect(said == ["True"])
    // Its end takes long enough, with all its children, to be stopped in the middle of it.
    #expect(outcome.candidate.map { [.exited(0), .killed].contains($0.cause) } == true)
    #expect(outcome.candidate.map { $0.wall < .seconds(8) } == true)
  }

  @Test func manyInARowInOneRoom() throws {
    var laboratory = try Laboratory()
    for number in 0..<50 {
      #expect(try laboratory.run("say(\(number))").said == ["\(number)"])
    }
  }
}
