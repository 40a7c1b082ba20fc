public import Foundation

extension FileManager {
  /// Makes a folder and those around it; does nothing where it is there.
  ///
  /// - Throws: ``DataError/unwritable(path:reason:)``, with the folder that was wanted.
  public func makeFolder(_ folder: URL) throws(DataError) {
    do {
      try createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(
        path: folder.path(percentEncoded: false),
        reason: obstacle(to: folder) ?? Self.reason(of: error))
    }
  }

  /// What keeps a folder from being made, found by looking: Foundation does not always say.
  private func obstacle(to folder: URL) -> String? {
    var place = folder.standardizedFileURL
    while FileKind(of: place) == .missing, place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
    }
    let path = "/" + place.pathComponents.dropFirst().joined(separator: "/")
    if FileKind(of: place) == .file { return "`\(path)` is a file, a folder is needed" }
    return isWritableFile(atPath: path) ? nil : "permission denied"
  }

  /// Why a write failed, in words for the user.
  static func reason(of error: any Error) -> String {
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    switch CocoaError.Code(rawValue: error.code) {
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteNoPermission: return "permission denied"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    case .fileWriteFileExists: return "a file is in the way"
    default: break
    }
    switch underlying?.code ?? error.code {
    case Int(ENOTDIR), Int(EEXIST): return "a file is in the way"
    case Int(ENOSPC), Int(EDQUOT): return "the disk is full"
    case Int(EACCES), Int(EPERM): return "permission denied"
    case Int(EROFS): return "the file system is read-only"
    case let code: return "the system's error \(code)"
    }
  }
}
