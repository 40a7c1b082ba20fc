import Foundation

/// Moving a file on its file system.
public enum FileMove {
  /// Gives a file another name in one step: whoever looks sees the old file there or the new one.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/rename``, of the target, such as where a
  ///   folder is in its place or it lies on another file system.
  public static func replace(_ target: String, with source: String) throws(FileError) {
    guard unsafe rename(source, target) == 0 else {
      throw FileError(operation: .rename, path: target, code: errno)
    }
  }
}
