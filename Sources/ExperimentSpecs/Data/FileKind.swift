import Foundation

/// What stands at a path, symbolic links followed.
enum FileKind {
  case file
  case folder
  case missing

  init(of url: URL) {
    let path = url.resolvingSymlinksInPath().path(percentEncoded: false)
    switch try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
    case .typeDirectory: self = .folder
    case nil: self = .missing
    default: self = .file
    }
  }
}

extension URL {
  /// The file that a spec in `folder` calls `path`, which may be absolute.
  init(specPath path: String, in folder: URL) {
    let url = path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
    self = url.standardizedFileURL
  }
}
