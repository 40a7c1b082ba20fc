public import Sandboxing

/// How much of a project is traced, and what it may use meanwhile.
public struct TracingLimits: Hashable, Sendable {
  /// For all tests of a project together.
  public var process: ProcessLimits
  /// Calls of each function that are looked at.
  public var callsPerFunction: Int
  /// Calls of each function, with different arguments, that are kept.
  public var inputsPerFunction: Int
  /// The arguments of a call, and its result, in bytes as messages and in characters as source.
  public var callBytes: Int

  public init(
    process: ProcessLimits = ProcessLimits(
      cpu: .seconds(20), wall: .seconds(45), fileSizeBytes: 16 << 20, temporaryBytes: 32 << 20,
      outputBytes: 4 << 20),
    callsPerFunction: Int = 400, inputsPerFunction: Int = 24, callBytes: Int = 2000
  ) {
    self.process = process
    self.callsPerFunction = callsPerFunction
    self.inputsPerFunction = inputsPerFunction
    self.callBytes = callBytes
  }

  /// Changes whenever the same project could give another trace than before.
  public static let version = 1
}
