/// A failure of the sandbox itself, never of the program in it.
public enum SandboxError: Error, Hashable, Sendable {
  /// No Python was found under this name, or it could not say where its files are.
  case noInterpreter(name: String, reason: String)
  /// The preload library that belongs to this program is not beside it.
  case noForkServer(lookedIn: [String])
  /// The machine withholds a layer without which untrusted programs must not run.
  case unsafeMachine(missing: String, remedy: String)
  /// A container could not be started.
  case launchFailed(step: String, path: String?, errorNumber: Int32)
  /// The interpreter ended, or did not answer, before it served.
  case notServing(reason: String)
  /// A child could not be sealed off; it never ran.
  case setupFailed(step: String, errorNumber: Int32)
  /// A container ended while a program ran in it.
  case containerLost
  /// The caller asked to stop.
  case cancelled
  /// A system call of ours failed.
  case systemCall(name: String, errorNumber: Int32)
}

extension SandboxError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noInterpreter(let name, let reason):
      "no usable Python: \(name): \(reason); install python3 or set REPORT_PYTHON to one"
    case .noForkServer(let folders):
      "libCForkServer.so is missing (looked in \(folders.joined(separator: ", "))); "
        + "build the package or run `make install` again"
    case .unsafeMachine(let missing, let remedy):
      "this machine cannot contain untrusted programs: \(missing); \(remedy)"
    case .launchFailed(let step, let path, let number):
      "the sandbox could not be started: \(step)\(path.map { " (\($0))" } ?? ""): "
        + errorText(number)
    case .notServing(let reason):
      "the sandboxed Python did not start: \(reason)"
    case .setupFailed(let step, let number):
      "a program could not be sealed off: \(step): \(errorText(number))"
    case .containerLost:
      "the sandboxed Python ended unexpectedly"
    case .cancelled: "cancelled"
    case .systemCall(let name, let number):
      "\(name) failed: \(errorText(number))"
    }
  }
}
