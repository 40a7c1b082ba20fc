import ExperimentSpecs
public import Foundation

/// What a build was asked for: the same request on unchanged files has nothing to do.
public struct BuildRequest: Hashable, Sendable {
  public let specFile: URL
  /// Where the report goes.
  public let output: URL
  /// Arguments of `--set`, in their order.
  public let overrides: [String]
  /// Everything else that changes the report: options such as `--limit`, versions of stages.
  public let settings: [Stage.Input]

  public init(specFile: URL, output: URL, overrides: [String], settings: [Stage.Input]) {
    self.specFile = specFile.standardizedFileURL
    self.output = output.standardizedFileURL
    self.overrides = overrides
    self.settings = settings
  }

  var key: ContentKey {
    ContentKey(of: [
      "spec": .string(specFile.path(percentEncoded: false)),
      "overrides": .list(overrides.map { .string($0) }),
      "settings": .list(settings.map { .list([.string($0.name), .string($0.value)]) }),
    ])
  }

  var outputPath: String { output.path(percentEncoded: false) }
}

/// The files a report was made from and those it is made of, as they were when it was done.
struct BuildStamp: Codable {
  var inputs: [FileStamp]
  var outputs: [FileStamp]
}

/// A file as it was: where its stat is the same, or else its bytes are, it is unchanged.
struct FileStamp: Codable {
  let path: String
  let stat: FileStat
  let sha256: String

  /// - Throws: ``DataError`` where the file is missing or cannot be read.
  init(of file: URL, sha256: String) throws(DataError) {
    let file = file.standardizedFileURL
    path = file.path(percentEncoded: false)
    guard let stat = FileStat(of: file) else { throw .missing(path: path) }
    // A file this young could change once more within the same tick of its clock: an impossible
    // size makes the next look read it.
    self.stat =
      stat.isSettled
      ? stat : FileStat(sizeBytes: -1, modified: stat.modified, inode: stat.inode)
    self.sha256 = sha256
  }

  /// How the file compares with this stamp now.
  enum Comparison {
    case same
    /// The bytes are the same, but it was touched: this stamp spares the next look.
    case touched(FileStamp)
    case changed
  }

  func compare() -> Comparison {
    let file = URL(filePath: path)
    guard let now = FileStat(of: file) else { return .changed }
    if now == stat { return .same }
    guard let found = try? DataResolver.sha256(of: file), found == sha256,
      let stamp = try? FileStamp(of: file, sha256: found)
    else { return .changed }
    return .touched(stamp)
  }
}
