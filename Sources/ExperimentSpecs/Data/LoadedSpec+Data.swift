import Foundation

extension LoadedSpec {
  /// Finds every data file the spec names.
  ///
  /// - Returns: The files in the order of ``dataUses``.
  /// - Throws: A problem for each file that is not at hand, at its place in the spec.
  public func resolveData(
    with resolver: DataResolver
  ) throws(SpecProblems) -> [(use: DataUse, file: ResolvedFile)] {
    var files: [(use: DataUse, file: ResolvedFile)] = []
    var problems: [SpecProblem] = []
    for use in dataUses {
      do {
        files.append((use, try resolver.resolve(use.file, in: folder)))
      } catch {
        problems.append(SpecProblem(error.description, at: position(of: culprit(error, in: use))))
      }
    }
    guard problems.isEmpty else { throw SpecProblems(problems) }
    return files
  }

  /// The data files of a spec in a report folder, as the spec itself tells them and where copies of
  /// them lie; they need not be there.
  ///
  /// - Returns: The files in the order of ``dataUses``; `nil` unless the spec has a hash for each.
  public var publishedData: [(use: DataUse, file: ResolvedFile)]? {
    var files: [(use: DataUse, file: ResolvedFile)] = []
    for use in dataUses {
      guard let sha256 = use.file.sha256 else { return nil }
      let nowhere = ResolvedFile(name: use.file.fileName, url: folder, sha256: sha256)
      let url = URL(specPath: PublishedSpec.place(of: nowhere), in: folder)
      files.append((use, ResolvedFile(name: nowhere.name, url: url, sha256: sha256)))
    }
    return files
  }

  /// The key of a data file that an error is about.
  private func culprit(_ error: DataError, in use: DataUse) -> SpecPath {
    switch (error, use.file.location) {
    case (.hashMismatch, _), (.downloadMismatch, _): use.path.appending("sha256")
    case (_, .path): use.path.appending("path")
    case (_, .url): use.path.appending("url")
    }
  }
}
