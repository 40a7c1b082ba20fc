import Archives
public import Foundation

/// A data file that was found, with the hash of its bytes.
public struct ResolvedFile: Hashable, Sendable {
  /// The file's name as the spec tells it, without folders.
  public let name: String
  /// Where its bytes are on this machine.
  public let url: URL
  /// 64 lower-case hexadecimal digits.
  public let sha256: String

  public init(name: String, url: URL, sha256: String) {
    self.name = name
    self.url = url
    self.sha256 = sha256
  }
}

/// Finds the data files that specs name.
///
/// A path is relative to the spec; where there is no such file and the spec gives its hash, it is
/// looked for by its name in the folders of `$REPORT_DATA`. A file named by address is looked for there,
/// then by its hash among the objects of the store, and is otherwise downloaded into the store, once.
/// Every file is hashed; where the spec gives a hash, it must fit.
public struct DataResolver: Sendable {
  /// Gives the SHA-256 of a file's bytes, such as one that remembers unchanged files.
  public typealias Hash = @Sendable (_ file: URL) throws(DataError) -> String
  /// Fetches an address into a file.
  public typealias Download =
    @Sendable (_ address: String, _ target: URL) throws(DataError) -> Void

  private let searchFolders: [URL]
  private let objects: ObjectFolder
  private let download: Download?
  private let hash: Hash

  /// - Parameters:
  ///   - searchFolders: Where to look for files of addresses first.
  ///   - objects: Where downloads go.
  ///   - download: `nil` means offline.
  ///   - hash: Replaces reading the whole file.
  public init(
    searchFolders: [URL], objects: ObjectFolder, download: Download?,
    hash: @escaping Hash = DataResolver.sha256
  ) {
    self.searchFolders = searchFolders
    self.objects = objects
    self.download = download
    self.hash = hash
  }

  /// Finds a file and checks its hash.
  ///
  /// - Parameters:
  ///   - file: The file as the spec names it.
  ///   - folder: The folder of the spec.
  public func resolve(_ file: DataFile, in folder: URL) throws(DataError) -> ResolvedFile {
    switch file.location {
    case .path(let path): try resolve(file, path: path, in: folder)
    case .url(let address): try resolve(file, address: address)
    }
  }

  /// The folders that `$REPORT_DATA` names, `:` between them; empty parts are passed over.
  public static func searchFolders(of environment: [String: String]) -> [URL] {
    (environment["REPORT_DATA"] ?? "").split(separator: ":").map {
      URL(filePath: String($0), directoryHint: .isDirectory)
    }
  }

  /// Reads the whole file and hashes it.
  public static func sha256(of file: URL) throws(DataError) -> String {
    do {
      return try SHA256.hexDigest(ofFileAt: file.path(percentEncoded: false))
    } catch {
      throw .file(error)
    }
  }

  private func resolve(
    _ file: DataFile, path: String, in folder: URL
  ) throws(DataError) -> ResolvedFile {
    let url = URL(specPath: path, in: folder)
    switch FileKind(of: url) {
    case .missing:
      if let expected = file.sha256, let found = try search(for: file, expected).found {
        return found
      }
      throw .missing(path: path)
    case .folder: throw .isFolder(path: path)
    case .file: break
    }
    let found = try hash(url)
    if let expected = file.sha256, expected != found {
      throw .hashMismatch(path: path, expected: expected, found: found)
    }
    return ResolvedFile(name: file.fileName, url: url, sha256: found)
  }

  private func resolve(_ file: DataFile, address: String) throws(DataError) -> ResolvedFile {
    guard let expected = file.sha256 else {
      throw .downloadFailed(address: address, reason: "the spec gives no `sha256` for it")
    }
    let (found, rejected) = try search(for: file, expected)
    if let found { return found }
    let object = objects.url(of: expected)
    if !objects.contains(expected) {
      guard let download else {
        throw .offline(
          address: address, fileName: file.fileName, sha256: expected, rejected: rejected)
      }
      try fetch(address, as: expected, with: download)
    }
    return ResolvedFile(name: file.fileName, url: object, sha256: expected)
  }

  /// Looks for a file in the folders of `$REPORT_DATA`.
  ///
  /// - Returns: The file, or those of its name that have other contents.
  private func search(
    for file: DataFile, _ expected: String
  ) throws(DataError) -> (found: ResolvedFile?, rejected: [String]) {
    var rejected: [String] = []
    for folder in searchFolders {
      let candidate = folder.appending(path: file.fileName)
      guard !file.fileName.isEmpty, FileKind(of: candidate) == .file else { continue }
      if try hash(candidate) == expected {
        return (ResolvedFile(name: file.fileName, url: candidate, sha256: expected), [])
      }
      rejected.append(candidate.path(percentEncoded: false))
    }
    return (nil, rejected)
  }

  private func fetch(
    _ address: String, as expected: String, with download: Download
  ) throws(DataError) {
    let target = try objects.temporaryFile()
    defer { try? FileManager.default.removeItem(at: target) }
    try download(address, target)
    let found = try Self.sha256(of: target)
    guard found == expected else {
      throw .downloadMismatch(address: address, expected: expected, found: found)
    }
    try objects.adopt(target, as: expected)
  }
}
