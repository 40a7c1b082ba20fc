import Foundation

/// Which revision of its source the running program was built from, as far as that can be known.
///
/// An installed program has the file `revision` beside it, which `make install` wrote. One that lies
/// in the build folder of its checkout asks git; but where a source is newer than the program, the
/// program was built from something else, and nothing is claimed.
struct SourceRevision {
  let hash: String
  /// Whether the source had changes beyond that revision.
  let isModified: Bool

  /// - Returns: `nil` where it cannot be known.
  static func ofProgram() -> SourceRevision? {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let note = program.deletingLastPathComponent().appending(path: "revision")
    if let text = try? String(contentsOf: note, encoding: .utf8) {
      return SourceRevision(note: text)
    }
    guard let root = checkout(of: program), !hasNewerSources(root, than: program) else {
      return nil
    }
    return SourceRevision(checkout: root)
  }

  /// - Parameter note: `<hash> clean` or `<hash> modified`.
  init?(note: String) {
    let words = note.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0].count >= 40, words[0].allSatisfy(\.isHexDigit),
      words[1] == "clean" || words[1] == "modified"
    else { return nil }
    hash = String(words[0])
    isModified = words[1] == "modified"
  }

  private init?(checkout root: URL) {
    guard let hash = Self.git(["rev-parse", "HEAD"], in: root),
      let changes = Self.git(["status", "--porcelain", "--"] + Self.sources, in: root)
    else { return nil }
    self.init(note: "\(hash) \(changes.isEmpty ? "clean" : "modified")")
  }

  /// What a build reads.
  private static let sources = ["Package.swift", "Sources"]

  /// The folder with `Package.swift` and `.git` that the program lies in, such as in `.build`.
  private static func checkout(of program: URL) -> URL? {
    var folder = program.deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let has = { (name: String) in
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
      }
      if has("Package.swift"), has(".git") { return folder }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func hasNewerSources(_ root: URL, than program: URL) -> Bool {
    func changed(_ file: URL) -> Date? {
      try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    }
    guard let built = changed(program) else { return true }
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Sources"), includingPropertiesForKeys: [.contentModificationDateKey]
    )
    while let file = files?.nextObject() as? URL {
      if let date = changed(file), date > built { return true }
    }
    return changed(root.appending(path: "Package.swift")).map { $0 > built } ?? true
  }

  /// What git says; `nil` where there is no git or it fails.
  private static func git(_ arguments: [String], in folder: URL) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path(percentEncoded: false)] + arguments
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
