import Sandboxing

/// What the judge's verdicts depend on, besides the program and its problem.
public struct JudgeSettings: Hashable, Sendable {
  /// Processor time for the program, and as much again for its test.
  public var timeout: Duration
  /// Address space of the program, in bytes.
  public var memoryBytes: UInt64
  /// What the program may print, in bytes.
  public var outputBytes: Int
  /// Processes and threads at a time.
  public var processes: Int
  /// What the program may write to files, in bytes.
  public var fileBytes: UInt64
  /// How many programs are judged at a time. Verdicts do not depend on it.
  public var workers: Int

  /// - Parameter timeout: The reference harness's default is 3 s.
  public init(
    timeout: Duration = .seconds(3), memoryBytes: UInt64 = 1 << 30, outputBytes: Int = 8 << 20,
    processes: Int = 32, fileBytes: UInt64 = 16 << 20, workers: Int = 1
  ) {
    self.timeout = timeout
    self.memoryBytes = memoryBytes
    self.outputBytes = outputBytes
    self.processes = processes
    self.fileBytes = fileBytes
    self.workers = max(1, workers)
  }

  /// Changes whenever the same program could get another verdict than before.
  public static let version = 3

  /// The limits of one process.
  var limits: ProcessLimits {
    ProcessLimits(
      cpu: timeout, wall: timeout * 2 + .seconds(1), addressSpaceBytes: memoryBytes,
      fileSizeBytes: fileBytes, temporaryBytes: fileBytes,
      processes: UInt32(clamping: processes), outputBytes: outputBytes)
  }
}
