import Foundation

/// What stands at a path, symbolic links followed.
enum FileKind {
  case file
  case folder
  case missing

  init(of url: URL) {
    var path = url.resolvingSymlinksInPath().path(percentEncoded: false)
    // A slash at the end would make a file look missing.
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
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
