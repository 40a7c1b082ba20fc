/// One mounted tree of control groups.
struct GroupTree: Hashable {
  /// 1 or 2.
  let version: Int
  /// Of version 1: the controllers that belong to this tree.
  let controllers: [String]
  /// Folders to try, the likeliest first: the group of this process, then the tree's root.
  let places: [String]

  /// All trees, in the order in which they are mounted.
  static func all(mounts: String, membership: String) -> [GroupTree] {
    let groups = membership.split(separator: "\n").compactMap(Membership.init)
    return mounts.split(separator: "\n").compactMap { GroupTree($0, groups) }
  }

  /// - Parameter line: As in `/proc/self/mountinfo`: id, parent, device, root, mount point, options,
  ///   optional fields, `-`, type, source, super options.
  private init?(_ line: Substring, _ groups: [Membership]) {
    let fields = line.split(separator: " ")
    guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else {
      return nil
    }
    let (root, mountPoint) = (String(fields[3]), String(fields[4]))
    let options = fields[dash + 3].split(separator: ",").map(String.init)
    let group: Membership?
    switch fields[dash + 1] {
    case "cgroup2":
      (version, controllers) = (2, [])
      group = groups.first { $0.controllers.isEmpty }
    case "cgroup":
      version = 1
      controllers = options
      group = groups.first {
        !$0.controllers.isEmpty && $0.controllers.allSatisfy(options.contains)
      }
    default: return nil
    }
    // A container may see its own group as the root of the mount.
    let path = group?.path ?? "/"
    let inner =
      root == "/"
      ? path : path == root || path.hasPrefix(root + "/") ? String(path.dropFirst(root.count)) : ""
    places = inner.isEmpty || inner == "/" ? [mountPoint] : [mountPoint + inner, mountPoint]
  }
}

/// A line of `/proc/self/cgroup`: number, controllers, path.
private struct Membership {
  /// None for the tree of version 2.
  let controllers: [String]
  let path: String

  init?(_ line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    controllers = parts[1].split(separator: ",").map(String.init)
    path = String(parts[2])
  }
}
