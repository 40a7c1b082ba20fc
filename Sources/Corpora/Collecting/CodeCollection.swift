public import Archives
import Foundation

/// Python files from folders, filtered, without duplicates, and split by project; with the numbers
/// of what each step took.
public struct CodeCollection: Sendable {
  /// How many files and bytes.
  public struct Amount: Hashable, Sendable {
    public var files = 0
    public var bytes = 0

    mutating func add(bytes: Int) {
      files += 1
      self.bytes += bytes
    }
  }

  /// One line of the account of a collection.
  public struct Entry: Hashable, Sendable {
    /// Such as `found`, `too large`, `near duplicates` or `training`.
    public let name: String
    /// Whether the amount was taken away here.
    public let isLoss: Bool
    public let amount: Amount
  }

  /// Files for training, in the order of folders and paths.
  public let training: [SourceFile]
  /// Files of projects that no training file comes from.
  public let heldOut: [SourceFile]
  /// What was found, what each step took, in the steps' order, and what is left.
  public let account: [Entry]

  /// Names of folders without code of a project's own.
  public static let skippedFolders: Set<String> = [
    "__pycache__", "site-packages", "dist-packages",
  ]

  /// Collects the files whose names end in `.py`.
  ///
  /// A file's project is the first part of its path below the folder: a package, or a module that
  /// stands alone. Folders whose names begin with a dot and those of ``skippedFolders`` are passed
  /// by, and links are not followed.
  ///
  /// - Parameters:
  ///   - folders: Paths; files are taken in the order of folders, then of their paths' bytes.
  ///   - heldOutPercent: 0…100, of the projects; which ones depends on seed and name alone.
  ///   - seed: Picks the projects held out.
  /// - Throws: ``CodeCollectionError`` for a folder that cannot be listed and a file that cannot be
  ///   read.
  public init(
    folders: [String], filter: CodeFilter = CodeFilter(),
    deduplication: Deduplication = Deduplication(), heldOutPercent: Int = 10, seed: UInt64 = 0
  ) throws(CodeCollectionError) {
    var gathering = Gathering(filter: filter, deduplication: deduplication)
    for folder in folders {
      for path in try Self.pythonFiles(in: folder) {
        let bytes: [UInt8]
        do throws(FileError) {
          let file = try InputFile(path: folder + "/" + path)
          bytes = try file.readToEnd()
        } catch {
          throw .unreadable(error)
        }
        gathering.take(bytes, path: path)
      }
    }
    let split = ProjectSplit(heldOutPercent: heldOutPercent, seed: seed)
    training = gathering.kept.filter { !split.holdsOut($0.project) }
    heldOut = gathering.kept.filter { split.holdsOut($0.project) }
    account =
      gathering.account + [
        Self.entry("training", of: training), Self.entry("held out", of: heldOut),
      ]
  }

  private static func entry(_ name: String, of files: [SourceFile]) -> Entry {
    let bytes = files.reduce(0) { $0 + $1.text.utf8.count }
    return Entry(name: name, isLoss: false, amount: Amount(files: files.count, bytes: bytes))
  }

  /// Paths below a folder, sorted by their bytes.
  private static func pythonFiles(in folder: String) throws(CodeCollectionError) -> [String] {
    var paths: [String] = []
    var waiting = [""]
    while let path = waiting.popLast() {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + path)
      } catch {
        throw .noFolder(folder + "/" + path)
      }
      for name in names where !name.hasPrefix(".") && !skippedFolders.contains(name) {
        let inner = path.isEmpty ? name : path + "/" + name
        switch kind(of: folder + "/" + inner) {
        case .typeDirectory?: waiting.append(inner)
        case .typeRegular? where name.hasSuffix(".py"): paths.append(inner)
        default: break
        }
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// `nil` for what disappeared meanwhile.
  private static func kind(of path: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType
  }
}

/// Why no collection was made.
public enum CodeCollectionError: Error, Hashable, Sendable, CustomStringConvertible {
  case noFolder(String)
  case unreadable(FileError)

  public var description: String {
    switch self {
    case .noFolder(let path): "\(path): no folder that can be read; name one with Python files"
    case .unreadable(let error): error.description
    }
  }
}
