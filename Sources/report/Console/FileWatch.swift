import ExperimentSpecs
import Foundation

/// Sees that files change, by looking at them again and again: that works on every file system, and
/// for editors that put a new file in the place of the old one.
struct FileWatch {
  /// How often it looks: some microseconds a file, and never long before a change is seen.
  static let interval: Duration = .milliseconds(100)

  private(set) var stamps: [URL: Stamp?] = [:]

  /// What tells one state of a file from another.
  struct Stamp: Hashable {
    private let inode: UInt64
    private let sizeBytes: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// - Returns: `nil` where there is no such file.
    init?(of file: URL) {
      var status = stat()
      guard unsafe stat(file.path(percentEncoded: false), &status) == 0 else { return nil }
      inode = UInt64(status.st_ino)
      sizeBytes = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// Takes in the files as they are now; those that are watched already keep their state.
  mutating func add(_ files: some Sequence<URL>) {
    for file in files where stamps[file] == nil { stamps[file] = .some(Stamp(of: file)) }
  }

  /// Takes in the present state of all files.
  ///
  /// - Returns: Those that are not as they were, sorted by path.
  mutating func refresh() -> [URL] {
    let changed = stamps.keys.filter { Stamp(of: $0) != stamps[$0] ?? nil }
    for file in changed { stamps[file] = .some(Stamp(of: file)) }
    return changed.sorted { $0.path < $1.path }
  }

  /// Waits until files have changed, and have then been left alone for one ``interval``: so a save
  /// that takes several steps counts once.
  ///
  /// - Returns: The files that changed, sorted by path.
  /// - Throws: `CancellationError`.
  mutating func change() async throws -> [URL] {
    var changed: Set<URL> = []
    while true {
      try await Task.sleep(for: Self.interval)
      let now = refresh()
      changed.formUnion(now)
      if now.isEmpty, !changed.isEmpty { return changed.sorted { $0.path < $1.path } }
    }
  }
}
