import CSandbox
import Foundation
import Glibc

/// A warm, sandboxed interpreter that forks one sealed-off child for each job, one at a time.
///
/// Children never see each other: each is forked from the same clean interpreter, and gets
/// namespaces, temporary files, limits and descriptors of its own.
public struct ForkServer: ~Copyable {
  private let container: Container
  private var lastID: UInt64 = 0

  /// Starts an interpreter that runs a script up to its first `os.fork()`.
  ///
  /// - Parameters:
  ///   - folder: Where the script and its helpers are.
  ///   - script: The name of a Python file, seen inside in `/harness`. In each child it goes on
  ///     behind `os.fork()`, with the job's descriptors as 3, 4, ….
  ///   - helpers: The names of the other files of the folder that are seen.
  /// - Throws: ``SandboxError`` where the interpreter cannot be contained or does not serve.
  public init(
    python: PythonInstallation, folder: String, script: String, helpers: [String] = [],
    step: IsolationStep
  ) throws(SandboxError) {
    container = try Self.serving(
      python: python, folder: folder, script: script, helpers: helpers, step: step)
  }

  private static func serving(
    python: PythonInstallation, folder: String, script: String, helpers: [String] = [],
    step: IsolationStep
  ) throws(SandboxError) -> Container {
    let container = try Container(
      python: python, arguments: ["-S", "-s", "-B", "/harness/" + script],
      files: ([script] + helpers).map {
        VisibleFile(source: "\(folder)/\($0)", target: "/harness/" + $0, kind: .file)
      } + [VisibleFile(source: try library(), target: Container.preload, kind: .file)],
      step: step)
    switch try container.reply(within: .seconds(30)) {
    case .message(let hello) where hello.kind == CSANDBOX_HELLO.rawValue: break
    case .message: throw .notServing(reason: "an unexpected answer")
    case .ended: throw .notServing(reason: "it ended before its first fork")
    case .late: throw .notServing(reason: "no answer within 30 s")
    }
    var request = csandbox_request()
    request.kind = CSANDBOX_FILTER.rawValue
    try container.send(request, trailing: SeccompFilter().bytes, descriptors: [])
    return container
  }

  /// Has the children that run apart enter control groups before anything else.
  ///
  /// - Parameter entrances: ``WorkerGroups/entrances``.
  func useGroups(_ entrances: [Int32]) throws(SandboxError) {
    var request = csandbox_request()
    request.kind = CSANDBOX_GROUPS.rawValue
    try container.send(request, trailing: [], descriptors: entrances)
  }

  /// Where answers arrive; for waiting on several servers at once.
  var readable: Int32 { container.control.number }

  /// Starts a child.
  ///
  /// - Parameters:
  ///   - descriptors: What the child gets as 3, 4, … (at most three).
  ///   - output: What becomes its standard output and error; nothing is kept without it.
  ///   - apart: Whether it runs apart from its server as well (untrusted programs must).
  /// - Returns: The job's number, for ``stop(_:)``.
  mutating func start(
    limits: ProcessLimits, descriptors: [Int32], output: Int32?, apart: Bool
  ) throws(SandboxError) -> UInt64 {
    lastID += 1
    var request = csandbox_request()
    request.kind = CSANDBOX_RUN.rawValue
    request.id = lastID
    request.flags = apart ? CSANDBOX_APART.rawValue : 0
    if output != nil { request.flags |= CSANDBOX_LAST_IS_OUTPUT.rawValue }
    request.cpu_microseconds = limits.cpu.microseconds
    // The room ends what has waited too long by its own clock; this one holds if the room dies.
    request.wall_microseconds = limits.wall.microseconds * 50
    request.address_space_bytes = limits.addressSpaceBytes
    request.file_size_bytes = limits.fileSizeBytes
    request.temporary_bytes = limits.temporaryBytes
    request.processes = limits.processes
    request.open_files = limits.openFiles
    try container.send(
      request, trailing: [], descriptors: descriptors + (output.map { [$0] } ?? []))
    return lastID
  }

  /// Ends a child; its ending still arrives. One that has already ended is left alone.
  ///
  /// - Parameter patience: How long it may take to end by itself.
  func stop(_ id: UInt64, patience: Duration = .zero) throws(SandboxError) {
    var request = csandbox_request()
    request.kind = CSANDBOX_KILL.rawValue
    request.id = id
    request.wall_microseconds = patience.microseconds
    try container.send(request, trailing: [], descriptors: [])
  }

  /// Takes the ending of the child that was started last, waiting for it.
  ///
  /// - Throws: ``SandboxError/containerLost`` when the interpreter itself is gone;
  ///   ``SandboxError/setupFailed(step:errorNumber:)`` when the child never ran.
  func ending() throws(SandboxError) -> ProcessEnding {
    while true {
      switch try container.reply(within: nil) {
      case .message(let reply):
        guard reply.kind == CSANDBOX_ENDING.rawValue, reply.id == lastID else { continue }
        return try ProcessEnding(reply)
      case .ended: throw .containerLost
      case .late: continue
      }
    }
  }

  /// Finds the preload library beside this program or where `make install` puts it.
  ///
  /// - Throws: ``SandboxError/noForkServer(lookedIn:)``.
  @discardableResult public static func library() throws(SandboxError) -> String {
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let own = URL(fileURLWithPath: executable ?? "/").deletingLastPathComponent().path
    let folders = [own, own + "/../lib/report"]
    for folder in folders {
      let path = folder + "/libCForkServer.so"
      if FileManager.default.isReadableFile(atPath: path) { return path }
    }
    throw .noForkServer(lookedIn: folders)
  }
}

extension ProcessEnding {
  init(_ reply: csandbox_reply) throws(SandboxError) {
    switch csandbox_cause(reply.cause) {
    case CSANDBOX_ENDED:
      let signal = reply.status & 0x7F
      cause = signal == 0 ? .exited((reply.status >> 8) & 0xFF) : .signaled(signal)
    case CSANDBOX_CPU_LIMIT: cause = .cpuLimit
    case CSANDBOX_WALL_LIMIT: cause = .wallLimit
    case CSANDBOX_KILLED: cause = .killed
    default:
      // Safe: the names are literals.
      let step = unsafe String(cString: csandbox_step_name(reply.step))
      throw .setupFailed(step: step, errorNumber: reply.error)
    }
    cpu = .microseconds(Int64(reply.cpu_microseconds))
    wall = .microseconds(Int64(reply.wall_microseconds))
    peakBytes = reply.peak_kilobytes * 1024
    involuntarySwitches = reply.involuntary_switches
  }
}
