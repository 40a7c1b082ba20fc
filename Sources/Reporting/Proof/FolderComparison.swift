public import Foundation

/// How a report folder differs from the same report made again, file by file.
public struct FolderComparison: Sendable {
  /// The files that are not as they should be, sorted by path.
  public let differences: [Difference]
  /// How many files were compared.
  public let count: Int

  /// One file that is not as it should be.
  public struct Difference: Hashable, Sendable, CustomStringConvertible {
    /// Relative to the folder.
    public let path: String
    /// What is wrong with it, such as `line 12: "22.1%" should be "22.2%"`.
    public let reason: String

    public var description: String { "\(path): \(reason)" }
  }

  /// - Parameters:
  ///   - folder: The folder that is checked.
  ///   - made: The folder that holds the report made again.
  ///   - ignored: Paths that are not compared.
  /// - Throws: What reading the folders throws.
  public init(of folder: URL, with made: URL, ignoring ignored: Set<String>) throws {
    let found = try Self.files(in: folder)
    let wanted = try Self.files(in: made)
    let paths = found.union(wanted).subtracting(ignored).sorted()
    var differences: [Difference] = []
    for path in paths {
      let reason: String?
      if !found.contains(path) {
        reason = "missing"
      } else if !wanted.contains(path) {
        reason = "no file of this report"
      } else {
        let other = try Data(contentsOf: made.appending(path: path))
        reason = Self.reason(folder.appending(path: path), path: path, wanted: other)
      }
      if let reason { differences.append(Difference(path: path, reason: reason)) }
    }
    self.differences = differences
    count = paths.count
  }

  private static func reason(_ file: URL, path: String, wanted: Data) -> String? {
    guard let found = try? Data(contentsOf: file) else { return "the file cannot be read" }
    return found == wanted
      ? nil : FileDifference.reason(path: path, found: found, wanted: wanted)
  }

  /// The files of a folder and of those in it, relative to it.
  private static func files(in folder: URL) throws -> Set<String> {
    let manager = FileManager.default
    let root = folder.path(percentEncoded: false)
    let paths = try manager.subpathsOfDirectory(atPath: root)
    return Set(
      paths.filter { path in
        let place = folder.appending(path: path).path(percentEncoded: false)
        let type = try? manager.attributesOfItem(atPath: place)[.type] as? FileAttributeType
        return type != .typeDirectory
      })
  }
}
