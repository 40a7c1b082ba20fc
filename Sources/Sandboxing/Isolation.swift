import Foundation
import Glibc

/// The layers that keep judged programs apart from the machine and from each other.
public enum IsolationLayer: String, Hashable, Sendable, CaseIterable, Codable {
  case userNamespace = "user"
  case mountNamespace = "mount"
  case processNamespace = "pid"
  case networkNamespace = "network"
  case ipcNamespace = "ipc"
  case hostNameNamespace = "uts"
  case systemCallFilter = "seccomp"
  case noNewPrivileges = "no-new-privileges"
  case resourceLimits = "rlimits"
  case memoryGroup = "memory group"
  case processGroup = "process group"
}

/// How judged programs are kept apart: the step of the ladder, and control groups where they can be
/// had.
public struct Isolation: Hashable, Sendable {
  public let step: IsolationStep
  /// `nil` where this process may make none; each process is limited for itself then.
  public let groups: ControlGroups?

  /// The best that this machine offers this process.
  ///
  /// - Throws: ``SandboxError/unsafeMachine(missing:remedy:)`` where it is not safe.
  public static func available() throws(SandboxError) -> Isolation {
    Isolation(step: try .available(), groups: .available())
  }

  public var layers: [IsolationLayer] {
    var layers = step.layers
    if groups?.folders[.memory] != nil { layers.append(.memoryGroup) }
    if groups?.folders[.pids] != nil { layers.append(.processGroup) }
    return layers
  }

  /// In a few words, such as `root, user namespace, cgroup v1 (memory, pids)`.
  public var summary: String {
    guard let groups else { return step.rawValue + ", no cgroups" }
    let names = groups.folders.keys.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(step.rawValue), cgroup v\(groups.version) (\(names))"
  }
}

/// Which step of the ladder of safe arrangements this machine allows.
///
/// 1. As an ordinary user: a user namespace first, all others inside it.
/// 2. As root: the mounts with root's rights, then a user namespace, so that the container has no
///    rights over what it sees, then an unprivileged user.
/// 3. As root where user namespaces are switched off: the same without them; the fork server (not
///    the judged program) keeps the right to mount.
///
/// Below these, untrusted programs are refused.
public enum IsolationStep: String, Hashable, Sendable, Codable {
  case userNamespaceFirst = "user namespace"
  case rootWithUserNamespace = "root, user namespace"
  case rootAlone = "root, no user namespace"

  /// The best step that this process may take, judged by who runs it and what the kernel says.
  ///
  /// - Throws: ``SandboxError/unsafeMachine(missing:remedy:)`` where there is none.
  public static func available() throws(SandboxError) -> IsolationStep {
    let namespaces = userNamespacesAllowed
    if geteuid() == 0 { return namespaces ? .rootWithUserNamespace : .rootAlone }
    if namespaces { return .userNamespaceFirst }
    throw .unsafeMachine(
      missing: "user namespaces are switched off for ordinary users",
      remedy: "set the sysctl user.max_user_namespaces (and kernel.unprivileged_userns_clone or "
        + "kernel.apparmor_restrict_unprivileged_userns where they exist) to allow them, or run "
        + "as root")
  }

  /// The layers that every safe arrangement has, and those of this step.
  public var layers: [IsolationLayer] {
    IsolationLayer.allCases.filter { layer in
      switch layer {
      case .userNamespace: self != .rootAlone
      case .memoryGroup, .processGroup: false
      default: true
      }
    }
  }

  private static var userNamespacesAllowed: Bool {
    func number(_ name: String) -> Int? {
      let text = try? String(contentsOfFile: "/proc/sys/" + name, encoding: .utf8)
      return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    guard FileManager.default.fileExists(atPath: "/proc/self/ns/user") else { return false }
    if number("user/max_user_namespaces") == 0 { return false }
    if geteuid() == 0 { return true }
    if number("kernel/unprivileged_userns_clone") == 0 { return false }
    return number("kernel/apparmor_restrict_unprivileged_userns") != 1
  }
}
