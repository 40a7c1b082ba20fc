/// How a sandboxed process ended, as its parent saw it.
public struct ProcessEnding: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// By itself, with this exit status.
    case exited(Int32)
    /// By this signal, which nobody here sent.
    case signaled(Int32)
    /// It used its whole processor time.
    case cpuLimit
    /// The wall-clock backstop.
    case wallLimit
    /// Because the caller asked for it.
    case killed
  }

  public var cause: Cause
  /// User and system time, of the process and the children it waited for.
  public var cpu: Duration
  public var wall: Duration
  /// Largest resident set, in bytes; pages shared with the warm interpreter count.
  public var peakBytes: UInt64
  /// How often the kernel took the processor away: large where the machine was busy.
  public var involuntarySwitches: UInt64
}

extension ProcessEnding {
  /// The same ending with its true cause, where the process was stopped because its time was up.
  func afterStop(isExpiry: Bool) -> ProcessEnding {
    guard isExpiry, cause == .killed else { return self }
    var ending = self
    ending.cause = .wallLimit
    return ending
  }
}
