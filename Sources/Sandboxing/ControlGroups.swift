import Foundation

/// Where this process may make control groups, which limit what all processes of a judged program
/// use together; everything else limits each process for itself.
///
/// A place counts only once a group has been made there, limited and removed again: what the kernel
/// offers, what a container passes on and what an ordinary user may do are different things.
///
/// Source: cgroups(7), <https://docs.kernel.org/admin-guide/cgroup-v2.html>.
public struct ControlGroups: Hashable, Sendable {
  public enum Controller: String, Hashable, Sendable, CaseIterable {
    case memory, pids
  }

  /// 1 where each controller has a tree of its own, 2 where they share one.
  public let version: Int
  /// The folder below which groups of each controller can be made.
  let folders: [Controller: String]

  /// - Returns: `nil` where no group can be made.
  public static func available() -> ControlGroups? {
    func text(_ name: String) -> String {
      (try? String(contentsOfFile: "/proc/self/" + name, encoding: .utf8)) ?? ""
    }
    return ControlGroups(mounts: text("mountinfo"), membership: text("cgroup"))
  }

  /// - Parameters:
  ///   - mounts: As `/proc/self/mountinfo` has them.
  ///   - membership: As `/proc/self/cgroup` has it.
  init?(mounts: String, membership: String) {
    let trees = GroupTree.all(mounts: mounts, membership: membership)
    let unified = trees.filter { $0.version == 2 }.flatMap(\.places).first(where: Self.isUnified)
    if let unified {
      version = 2
      folders = [.memory: unified, .pids: unified]
      return
    }
    var folders: [Controller: String] = [:]
    for controller in Controller.allCases {
      let own = trees.filter { $0.version == 1 && $0.controllers.contains(controller.rawValue) }
      folders[controller] = own.flatMap(\.places).first {
        Self.canMakeGroup(in: $0, Self.trial.filter { $0.key == controller }, version: 1)
      }
    }
    if folders.isEmpty { return nil }
    version = 1
    self.folders = folders
  }

  /// Whether groups below a folder of the second version have both controllers, which are asked
  /// for first.
  private static func isUnified(_ place: String) -> Bool {
    try? WorkerGroups.write("+memory +pids", to: place + "/cgroup.subtree_control")
    return canMakeGroup(in: place, trial, version: 2)
  }

  /// Limits to try.
  private static let trial: [Controller: UInt64] = [.memory: 1 << 30, .pids: 64]

  private static func canMakeGroup(
    in place: String, _ limits: [Controller: UInt64], version: Int
  ) -> Bool {
    var groups = WorkerGroups()
    do {
      try groups.add(in: place, limits, version: version)
      return true
    } catch {
      return false
    }
  }

  /// Makes the groups of one worker.
  ///
  /// - Parameters:
  ///   - groups: What the groups are added to.
  ///   - memoryBytes: What a program's processes and its temporary files may use together.
  ///   - processes: Processes and threads of a program.
  func makeGroups(
    _ groups: inout WorkerGroups, memoryBytes: UInt64, processes: UInt32
  ) throws(SandboxError) {
    let limits: [Controller: UInt64] = [.memory: memoryBytes, .pids: UInt64(processes)]
    for folder in Set(folders.values).sorted() {
      let here = limits.filter { folders[$0.key] == folder }
      try groups.add(in: folder, here, version: version)
    }
  }
}
