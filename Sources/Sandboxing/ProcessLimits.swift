/// What one judged process may use. Each limit is enforced by the kernel or by its parent.
public struct ProcessLimits: Hashable, Sendable {
  /// Processor time of the process; decides whether it timed out.
  public var cpu: Duration
  /// A backstop for programs that wait instead of computing: time on the wall, of which less counts
  /// the busier the machine is.
  public var wall: Duration
  /// Address space of each process, in bytes.
  public var addressSpaceBytes: UInt64
  /// Largest file, in bytes.
  public var fileSizeBytes: UInt64
  /// All files below the private `/tmp` together, in bytes.
  public var temporaryBytes: UInt64
  /// Processes and threads of the container's user at one time.
  public var processes: UInt32
  public var openFiles: UInt32
  /// What may be printed, standard output and error together, in bytes.
  public var outputBytes: Int

  public init(
    cpu: Duration, wall: Duration, addressSpaceBytes: UInt64 = 1 << 30,
    fileSizeBytes: UInt64 = 16 << 20, temporaryBytes: UInt64 = 16 << 20, processes: UInt32 = 64,
    openFiles: UInt32 = 128, outputBytes: Int = 1 << 20
  ) {
    self.cpu = cpu
    self.wall = wall
    self.addressSpaceBytes = addressSpaceBytes
    self.fileSizeBytes = fileSizeBytes
    self.temporaryBytes = temporaryBytes
    self.processes = processes
    self.openFiles = openFiles
    self.outputBytes = outputBytes
  }
}
