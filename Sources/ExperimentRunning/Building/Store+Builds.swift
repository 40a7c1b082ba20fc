import ExperimentSpecs
public import Foundation
import GRDB

extension Store {
  /// Whether the report of a request is there, and it and all it was made from are unchanged.
  ///
  /// - Complexity: One stat a file; a file is read only where its stat has changed.
  public func isCurrent(_ request: BuildRequest) throws(StoreError) -> Bool {
    let text = try read { database in
      try String.fetchOne(
        database, sql: "SELECT stamp FROM builds WHERE output = ? AND request = ?",
        arguments: [request.outputPath, request.key.data])
    }
    guard let text,
      var stamp = try? JSONDecoder().decode(BuildStamp.self, from: Data(text.utf8))
    else { return false }
    guard let inputs = Self.refreshed(stamp.inputs), let outputs = Self.refreshed(stamp.outputs)
    else { return false }
    if inputs.isTouched || outputs.isTouched {
      stamp = BuildStamp(inputs: inputs.stamps, outputs: outputs.stamps)
      let text = try self.text(of: stamp)
      try write { database in
        try database.execute(
          sql: "UPDATE builds SET stamp = ? WHERE output = ? AND request = ?",
          arguments: [text, request.outputPath, request.key.data])
      }
    }
    return true
  }

  /// Keeps that the report of a request is complete.
  ///
  /// - Parameters:
  ///   - inputs: Every file that was read: spec, notebook, data.
  ///   - outputs: Every file of the report.
  ///   - stages: The keys of the stages it rests on, which keeps them from
  ///     ``collectGarbage(dryRun:)``.
  public func finish(
    _ request: BuildRequest, inputs: [URL], outputs: [URL], stages: [ContentKey]
  ) throws(StoreError) {
    let earlier = try stamp(of: request.output)?.outputs ?? []
    let stamp = BuildStamp(
      inputs: try stamps(of: inputs, remembered: true),
      outputs: try stamps(of: outputs, remembered: false, earlier: earlier))
    let text = try text(of: stamp)
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO builds (output, request, stamp) VALUES (?, ?, ?)",
        arguments: [request.outputPath, request.key.data, text])
      try database.execute(
        sql: "DELETE FROM build_stages WHERE output = ?", arguments: [request.outputPath])
      for key in stages {
        try database.execute(
          sql: "INSERT OR IGNORE INTO build_stages SELECT ?, id FROM stages WHERE key = ?",
          arguments: [request.outputPath, key.data])
      }
    }
  }

  /// The files of the report that was last finished in a folder; none where there was none.
  func outputs(of folder: URL) throws(StoreError) -> [String] {
    try stamp(of: folder)?.outputs.map(\.path) ?? []
  }

  /// What is known of the report that was last finished in a folder.
  func stamp(of folder: URL) throws(StoreError) -> BuildStamp? {
    let path = folder.standardizedFileURL.path(percentEncoded: false)
    let text = try read { database in
      try String.fetchOne(
        database, sql: "SELECT stamp FROM builds WHERE output = ?", arguments: [path])
    }
    return text.flatMap { try? JSONDecoder().decode(BuildStamp.self, from: Data($0.utf8)) }
  }

  /// - Parameter earlier: Stamps that stand where their files have not been touched since.
  private func stamps(
    of files: [URL], remembered: Bool, earlier: [FileStamp] = []
  ) throws(StoreError) -> [FileStamp] {
    let known = Dictionary(earlier.map { ($0.path, $0) }) { first, _ in first }
    var stamps: [FileStamp] = []
    do {
      for file in files {
        let path = file.standardizedFileURL.path(percentEncoded: false)
        if let stamp = known[path], FileStat(of: file) == stamp.stat {
          stamps.append(stamp)
          continue
        }
        let sha256 = try remembered ? sha256(of: file) : DataResolver.sha256(of: file)
        stamps.append(try FileStamp(of: file, sha256: sha256))
      }
    } catch {
      throw .data(error)
    }
    return stamps
  }

  private func text(of stamp: BuildStamp) throws(StoreError) -> String {
    do {
      return String(decoding: try JSONEncoder().encode(stamp), as: UTF8.self)
    } catch {
      throw .unexpected(path: path, reason: "\(error)")
    }
  }

  /// The stamps as they are now; `nil` where a file has changed.
  private static func refreshed(
    _ stamps: [FileStamp]
  ) -> (stamps: [FileStamp], isTouched: Bool)? {
    var refreshed: [FileStamp] = []
    var isTouched = false
    for stamp in stamps {
      switch stamp.compare() {
      case .same: refreshed.append(stamp)
      case .touched(let newer):
        refreshed.append(newer)
        isTouched = true
      case .changed: return nil
      }
    }
    return (refreshed, isTouched)
  }
}
