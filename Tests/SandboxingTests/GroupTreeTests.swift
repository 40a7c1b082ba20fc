import Foundation
import Testing

@testable import Sandboxing

struct GroupTreeTests {
  /// As a kernel of the first version tells it (cgroups(7) describes the fields).
  @Test func firstVersion() {
    let trees = GroupTree.all(
      mounts: """
        31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
        35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
        33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
        """,
      membership: "4:memory:/some/where\n2:cpu,cpuacct:/\n0::/\n")
    #expect(trees.map(\.version) == [1, 1])
    #expect(
      trees[0].places == ["/sys/fs/cgroup/memory/some/where", "/sys/fs/cgroup/memory"])
    #expect(trees[0].controllers.contains("memory"))
    #expect(trees[1].places == ["/sys/fs/cgroup/cpu,cpuacct"])
  }

  @Test func secondVersion() {
    let trees = GroupTree.all(
      mounts: "29 22 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n",
      membership: "0::/user.slice/user-1000.slice/session-2.scope\n")
    #expect(
      trees.map(\.places) == [
        ["/sys/fs/cgroup/user.slice/user-1000.slice/session-2.scope", "/sys/fs/cgroup"]
      ])
  }

  @Test func aContainersOwnGroupIsTheRootOfItsMount() {
    let trees = GroupTree.all(
      mounts: "29 22 0:26 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n",
      membership: "0::/docker/abc/inner\n")
    #expect(trees.map(\.places) == [["/sys/fs/cgroup/inner", "/sys/fs/cgroup"]])
  }

  @Test func nonsenseIsLeftOut() {
    #expect(GroupTree.all(mounts: "a b c\n- cgroup2\n\n1 2 3 4 5 6 -\n", membership: "x\n") == [])
  }

  /// A folder that behaves like a tree of the second version as far as files go.
  @Test func groupsAreMadeLimitedAndRemoved() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    // A plain folder has no files of its own to be limited by: nothing can be made here.
    let mounts = "1 0 0:1 / \(root.path(percentEncoded: false)) rw - cgroup2 cgroup rw\n"
    #expect(ControlGroups(mounts: mounts, membership: "0::/\n") == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == [])
  }

  @Test func whatIsMadeIsRemoved() throws {
    guard let groups = ControlGroups.available() else { return }
    func made() -> [String] {
      groups.folders.values.flatMap { folder in
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      }.filter { $0.hasPrefix("report-\(ProcessInfo.processInfo.processIdentifier)-") }
    }
    let before = made().count
    do {
      var worker = WorkerGroups()
      try groups.makeGroups(&worker, memoryBytes: 1 << 26, processes: 8)
      #expect(worker.entrances.count == Set(groups.folders.values).count)
    }
    #expect(made().count <= before + 8)
  }
}
