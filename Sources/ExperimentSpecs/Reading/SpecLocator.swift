public import Foundation

/// Finds the spec that a user means.
public enum SpecLocator {
  /// The file that `argument` stands for.
  ///
  /// A path as it is comes first, then the same path without regard to case, then a bare name
  /// (`temperature`) among the specs of `folders`, in their order, without regard to case.
  ///
  /// - Parameters:
  ///   - argument: What the user typed.
  ///   - folders: Where specs lie, such as `Experiments` and that of the installed program.
  /// - Returns: A path to read; the argument itself where it is one.
  /// - Throws: Where nothing is found, with the nearest name.
  public static func find(
    _ argument: String, in folders: [URL]
  ) throws(SpecProblems) -> String {
    let kind = FileKind(of: URL(filePath: argument))
    if kind == .file { return argument }
    if kind == .missing, let path = ignoringCase(argument),
      FileKind(of: URL(filePath: path)) == .file
    {
      return path
    }
    var names: [String] = []
    for folder in folders {
      for file in files(in: folder.path(percentEncoded: false)) where isSpec(file) {
        let name = (file as NSString).deletingPathExtension
        if name.lowercased() == argument.lowercased() {
          return folder.appending(path: file).path(percentEncoded: false)
        }
        names.append(name)
      }
    }
    // A folder may have the name of a spec, but is none.
    if kind == .folder { return argument }
    let bare = ((argument as NSString).lastPathComponent as NSString).deletingPathExtension
    let advice =
      nearest(to: bare, among: names).map { "; did you mean `\($0)`?" }
      ?? (names.isEmpty ? "" : "; known: \(names.map { "`\($0)`" }.joined(separator: ", "))")
    throw SpecProblems(
      SpecProblem(
        "there is no such spec\(advice)",
        at: SourcePosition(file: argument, line: 1, column: 1)))
  }

  /// The one path that differs from `path` in nothing but upper and lower case.
  private static func ignoringCase(_ path: String) -> String? {
    var found = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").map(String.init) {
      let entries = files(in: found.isEmpty ? "." : found) + [".", ".."]
      let match =
        entries.first { $0 == part } ?? entries.first { $0.lowercased() == part.lowercased() }
      guard let match else { return nil }
      found += (found.isEmpty || found.hasSuffix("/") ? "" : "/") + match
    }
    return found.isEmpty || found == "/" ? nil : found
  }

  private static func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func isSpec(_ file: String) -> Bool {
    ["json", "yaml", "yml"].contains((file as NSString).pathExtension.lowercased())
  }
}
