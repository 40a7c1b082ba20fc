import Foundation
import Glibc

/// The control groups that the programs of one worker run in, one program after the other; removed
/// when this value goes out of scope.
struct WorkerGroups: ~Copyable {
  /// Descriptors through which a process enters the groups, by writing `0`.
  private(set) var entrances: [Int32] = []
  private var folders: [String] = []
  /// The file that tells how often the kernel ended a process for want of memory.
  private var memoryEvents: String?

  deinit {
    for entrance in entrances { close(entrance) }
    for folder in folders { Self.remove(folder) }
  }

  /// Makes a group below `place` and limits it. Groups that an earlier run left there, because it
  /// was killed, are removed.
  ///
  /// - Throws: ``SandboxError/systemCall(name:errorNumber:)``.
  mutating func add(
    in place: String, _ limits: [ControlGroups.Controller: UInt64], version: Int
  ) throws(SandboxError) {
    Self.removeOrphans(in: place)
    let folder = "\(place)/\(Self.prefix)\(getpid())-\(UInt32.random(in: 0 ... .max))"
    // Safe, here and below: the path outlives the call, which only reads it.
    guard unsafe mkdir(folder, 0o755) == 0 else {
      throw .systemCall(name: "mkdir \(folder)", errorNumber: errno)
    }
    folders.append(folder)
    for (controller, limit) in limits.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try Self.write(String(limit), to: "\(folder)/\(controller.file(version))")
    }
    if version == 2 {
      // Swap would only make a program slow before it fails; it may, where swap has no limits.
      try? Self.write("0", to: folder + "/memory.swap.max")
    }
    if limits[.memory] != nil {
      memoryEvents = folder + (version == 2 ? "/memory.events" : "/memory.oom_control")
    }
    entrances.append(try Self.open(folder + "/cgroup.procs"))
  }

  /// How many processes of the groups the kernel has ended for want of memory; `nil` where that
  /// cannot be known.
  var memoryKills: Int? {
    guard let memoryEvents,
      let text = try? String(contentsOfFile: memoryEvents, encoding: .utf8)
    else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix("oom_kill ") {
      return Int(line.dropFirst("oom_kill ".count))
    }
    return nil
  }

  /// Writes a whole text to a file of the control groups.
  static func write(_ text: String, to path: String) throws(SandboxError) {
    let number = try open(path)
    defer { close(number) }
    let bytes = Array(text.utf8)
    // Safe: no more bytes are written than are there.
    let written = unsafe bytes.withUnsafeBytes { bytes in
      unsafe Glibc.write(number, bytes.baseAddress, bytes.count)
    }
    guard written == bytes.count else {
      throw .systemCall(name: "write \(path)", errorNumber: errno)
    }
  }

  private static func open(_ path: String) throws(SandboxError) -> Int32 {
    let number = unsafe Glibc.open(path, O_WRONLY | O_CLOEXEC)
    guard number >= 0 else { throw .systemCall(name: "open \(path)", errorNumber: errno) }
    return number
  }

  private static func remove(_ folder: String) {
    // The kernel takes a moment to let go of the last process.
    for _ in 0..<50 {
      if unsafe rmdir(folder) == 0 || errno != EBUSY { return }
      usleep(2000)
    }
  }

  private static let prefix = "report-"

  private static func removeOrphans(in place: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
      guard name.hasPrefix(prefix),
        let owner = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(owner, 0) != 0, errno == ESRCH
      else { continue }
      _ = unsafe rmdir("\(place)/\(name)")
    }
  }
}

extension ControlGroups.Controller {
  /// The file of a group that holds its limit.
  fileprivate func file(_ version: Int) -> String {
    switch self {
    case .memory: version == 2 ? "memory.max" : "memory.limit_in_bytes"
    case .pids: "pids.max"
    }
  }
}
