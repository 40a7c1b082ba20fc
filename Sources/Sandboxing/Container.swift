import CSandbox
import Foundation
import Glibc

/// One interpreter in namespaces of its own; it and all its children end with this value.
struct Container: ~Copyable {
  /// The socket that the fork server answers on.
  let control: Descriptor
  private let processID: pid_t

  /// Where the preload library is seen.
  static let preload = "/forkserver.so"

  /// Starts `python` with `arguments`, which must lead it to its first `fork()`.
  ///
  /// - Parameters:
  ///   - arguments: What follows the interpreter's own name.
  ///   - files: What it sees besides its own files; the preload library among them.
  init(
    python: PythonInstallation, arguments: [String], files: [VisibleFile], step: IsolationStep
  ) throws(SandboxError) {
    let ends = try Descriptor.messagePair()
    let environment = [
      "LD_PRELOAD=" + Self.preload,
      "LD_LIBRARY_PATH=" + PythonInstallation.sharedLibraries,
      // Symbols are looked up once here instead of in every child.
      "LD_BIND_NOW=1", "PYTHONHASHSEED=0", "PYTHONUTF8=1",
      "PYTHONHOME=" + PythonInstallation.home, "HOME=/tmp", "TMPDIR=/tmp", "PATH=",
      "LC_ALL=C.UTF-8", "TZ=UTC",
    ]
    processID = try Self.launch(
      executable: PythonInstallation.program, arguments: ["python3"] + arguments,
      environment: environment, visible: python.visible + files, control: ends.second.number,
      step: step)
    control = ends.first
  }

  deinit {
    kill(processID, SIGKILL)
    while waitpid(processID, nil, 0) < 0, errno == EINTR {}
  }

  private static func launch(
    executable: String, arguments: [String], environment: [String], visible: [VisibleFile],
    control: Int32, step: IsolationStep
  ) throws(SandboxError) -> pid_t {
    let strings = unsafe CStrings()
    defer { unsafe strings.release() }
    // Safe: every string and list lives until `release`, after the call that reads them.
    let binds = unsafe visible.map { file in
      unsafe csandbox_bind(
        source: strings.add(file.source), target: strings.add(file.target),
        is_directory: file.kind == .folder ? 1 : 0, is_mask: file.kind == .mask ? 1 : 0,
        is_device: file.kind == .device ? 1 : 0)
    }
    let bindList = unsafe UnsafeMutablePointer<csandbox_bind>.allocate(capacity: binds.count)
    defer { unsafe bindList.deallocate() }
    unsafe bindList.initialize(from: binds, count: binds.count)
    let container = unsafe csandbox_container(
      binds: UnsafePointer(bindList), bind_count: Int32(binds.count),
      executable: strings.add(executable),
      arguments: strings.list(arguments), environment: strings.list(environment),
      control: control, user_namespace: step.userNamespace, inner_id: 1000, outer_id: outerID)
    var failure = csandbox_failure()
    let pid = unsafe withUnsafePointer(to: container) { unsafe csandbox_launch($0, &failure) }
    guard pid > 0 else { throw launchError(failure, visible: visible) }
    return pid
  }

  /// The unprivileged user that root's containers run as: `nobody`, or root where this process is
  /// itself in a user namespace that has no `nobody`.
  private static let outerID: UInt32 = {
    let nobody: UInt32 = 65534
    let map = (try? String(contentsOfFile: "/proc/self/uid_map", encoding: .utf8)) ?? ""
    let mapped = map.split(separator: "\n").contains { line in
      let parts = line.split(separator: " ").compactMap { UInt64($0) }
      return parts.count == 3 && UInt64(nobody) >= parts[0]
        && UInt64(nobody) - parts[0] < parts[2]
    }
    return mapped ? nobody : geteuid()
  }()

  private static func launchError(
    _ failure: csandbox_failure, visible: [VisibleFile]
  ) -> SandboxError {
    // Safe: the names are literals.
    let step = unsafe String(cString: csandbox_step_name(failure.step))
    let path = visible.indices.contains(Int(failure.index)) ? visible[Int(failure.index)] : nil
    let kernelRefuses =
      [EPERM, EACCES, ENOSYS, ENOSPC].contains(failure.error) && path == nil
      && failure.step != CSANDBOX_STEP_EXECUTE.rawValue
    if kernelRefuses {
      return .unsafeMachine(
        missing: "\(step) failed (\(errorText(failure.error)))",
        remedy: "allow user namespaces and mounts to this user, or run as root "
          + "(in a container: with the right to make namespaces)")
    }
    return .launchFailed(step: step, path: path?.source, errorNumber: failure.error)
  }
}

extension IsolationStep {
  fileprivate var userNamespace: Int32 {
    switch self {
    case .userNamespaceFirst: Int32(CSANDBOX_USER_NAMESPACE_FIRST.rawValue)
    case .rootWithUserNamespace: Int32(CSANDBOX_USER_NAMESPACE_LAST.rawValue)
    case .rootAlone: Int32(CSANDBOX_USER_NAMESPACE_NONE.rawValue)
    }
  }
}

/// Strings, and lists of strings that end with null, that outlive the values that point to them.
@unsafe
private final class CStrings {
  private var strings: [UnsafeMutablePointer<CChar>]
  private var lists: [UnsafeMutablePointer<UnsafePointer<CChar>?>]

  init() {
    unsafe strings = []
    unsafe lists = []
  }

  func add(_ string: String) -> UnsafePointer<CChar> {
    let bytes = Array(string.utf8CString)
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    unsafe pointer.initialize(from: bytes, count: bytes.count)
    unsafe strings.append(pointer)
    return unsafe UnsafePointer(pointer)
  }

  func list(_ members: [String]) -> UnsafePointer<UnsafePointer<CChar>?> {
    var pointers: [UnsafePointer<CChar>?] = unsafe []
    for member in members { unsafe pointers.append(unsafe add(member)) }
    unsafe pointers.append(nil)
    let list = unsafe UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: pointers.count)
    unsafe list.initialize(from: pointers, count: pointers.count)
    unsafe lists.append(list)
    return unsafe UnsafePointer(list)
  }

  func release() {
    while let string = unsafe strings.popLast() { unsafe string.deallocate() }
    while let list = unsafe lists.popLast() { unsafe list.deallocate() }
  }
}
