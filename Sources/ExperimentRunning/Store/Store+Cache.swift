import Archives
import ExperimentSpecs
import Foundation

/// What can be computed again from the rest of the store, and is kept only to save the time: result
/// tables, pictures. Losing it costs a build some seconds and changes nothing.
extension Store {
  /// Where it lies; each file has the SHA-256 of what follows in its first 64 bytes.
  var cache: URL { folder.appending(path: "cache", directoryHint: .isDirectory) }

  /// What was kept under a key; `nil` where there is nothing, or nothing sound.
  public func cached(_ key: ContentKey) -> [UInt8]? {
    guard let bytes = try? InputFile(path: cachePath(key)).readToEnd(),
      bytes.count >= Self.digits
    else { return nil }
    let content = bytes[Self.digits...]
    guard bytes[..<Self.digits].elementsEqual(SHA256.hexDigest(of: content).utf8) else {
      return nil
    }
    return Array(content)
  }

  /// Keeps bytes under a key; where they cannot be kept, they are not.
  public func cache(_ bytes: [UInt8], under key: ContentKey) {
    let file = URL(filePath: cachePath(key))
    guard (try? FileManager.default.makeFolder(file.deletingLastPathComponent())) != nil,
      var output = try? OutputFile(path: cachePath(key))
    else { return }
    do {
      try output.write(SHA256.hexDigest(of: bytes).utf8)
      try output.write(bytes)
      try output.commit()
    } catch {
      // The next build computes it again.
    }
  }

  private static let digits = 64

  private func cachePath(_ key: ContentKey) -> String {
    cache.appending(path: "\(key.hex.prefix(2))/\(key.hex.dropFirst(2))")
      .path(percentEncoded: false)
  }

  /// Empties the cache.
  ///
  /// - Parameter dryRun: Only counts.
  func sweepCache(dryRun: Bool) throws(StoreError) -> (count: Int, sizeBytes: Int) {
    let manager = FileManager.default
    let path = cache.path(percentEncoded: false)
    let stats = ((try? manager.subpathsOfDirectory(atPath: path)) ?? []).compactMap {
      FileStat(of: cache.appending(path: $0))
    }
    if !dryRun, manager.fileExists(atPath: path) {
      do {
        try manager.removeItem(at: cache)
      } catch {
        throw .unwritable(path: path, reason: "cannot be removed")
      }
    }
    return (stats.count, stats.reduce(0) { $0 + $1.sizeBytes })
  }
}
