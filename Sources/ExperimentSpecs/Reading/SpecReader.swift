public import Foundation

/// Reads specs.
public enum SpecReader {
  /// Reads, overrides and checks the spec in `file`.
  ///
  /// The form is told by the name: `.json`, or `.yaml` and `.yml`. The files that the spec names by
  /// path must exist; their hashes are for ``DataResolver`` to check.
  ///
  /// - Parameters:
  ///   - file: A path, absolute or relative to the current folder; errors repeat it as it is.
  ///   - overrides: Arguments of `--set`, such as `sampling.n=20`; later ones win.
  ///   - findsFiles: Whether the files that the spec names by path must exist. A published spec may
  ///     name files that its folder does not hold.
  /// - Throws: Everything that is wrong, at once.
  public static func read(
    _ file: String, overrides: [String] = [], findsFiles: Bool = true
  ) throws(SpecProblems) -> LoadedSpec {
    let text = try contents(of: file)
    let url = URL(filePath: file).standardizedFileURL
    return try read(
      text, file: file, folder: url.deletingLastPathComponent(), overrides: overrides,
      findsFiles: findsFiles)
  }

  /// Reads a spec from its text, as ``read(_:overrides:)`` does from a file.
  ///
  /// - Parameters:
  ///   - text: The bytes of the file.
  ///   - file: The name that errors carry; its extension tells the form.
  ///   - folder: What relative paths start from.
  public static func read(
    _ text: Data, file: String, folder: URL, overrides: [String] = [], findsFiles: Bool = true
  ) throws(SpecProblems) -> LoadedSpec {
    let root = try overridden(try tree(text, file: file), by: overrides)
    try checkVersion(root)
    var problems: [SpecProblem] = []
    SpecLanguage.root.validate(root, at: SpecPath(), into: &problems)
    problems += SpecChecks(root: root, folder: findsFiles ? folder : nil).problems()
    guard problems.isEmpty else { throw SpecProblems(problems) }
    let effective = SpecLanguage.root.effective(root)
    let spec: ExperimentSpec
    do {
      spec = try ExperimentSpec(effective: effective)
    } catch {
      throw SpecProblems(SpecProblem("the spec could not be decoded: \(error)", at: root.position))
    }
    let mistakes = MatrixChecks(spec: spec, root: root).problems()
    guard mistakes.isEmpty else { throw SpecProblems(mistakes) }
    return LoadedSpec(spec: spec, effective: effective, file: file, folder: folder, root: root)
  }

  /// The JSON Schema of a spec, draft 7, made from the description the validator uses.
  public static var jsonSchema: JSONValue { SpecLanguage.jsonSchema }

  private static func contents(of file: String) throws(SpecProblems) -> Data {
    let start = SourcePosition(file: file, line: 1, column: 1)
    switch FileKind(of: URL(filePath: file)) {
    case .file: break
    case .folder: throw SpecProblems(SpecProblem("this is a folder, not a spec", at: start))
    case .missing: throw SpecProblems(SpecProblem("no such file", at: start))
    }
    do {
      return try Data(contentsOf: URL(filePath: file))
    } catch {
      throw SpecProblems(SpecProblem("the file cannot be read: permission denied?", at: start))
    }
  }

  private static func tree(_ data: Data, file: String) throws(SpecProblems) -> SpecNode {
    let start = SourcePosition(file: file, line: 1, column: 1)
    let limits = ReadingLimits()
    guard data.count <= limits.bytes else {
      throw SpecProblems(
        SpecProblem("larger than the \(limits.bytes >> 20) MiB that a spec may have", at: start))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SpecProblems(SpecProblem("the file is not UTF-8", at: start))
    }
    do {
      switch file.split(separator: ".").last?.lowercased() {
      case "json":
        var reader = JSONReader(Array(text.utf8), file: file, limits: limits)
        return try reader.read()
      case "yaml", "yml":
        var reader = YAMLReader(file: file, limits: limits)
        return try reader.read(text)
      default:
        throw SpecProblem("a spec's name ends in `.json`, `.yaml` or `.yml`", at: start)
      }
    } catch let problem as SpecProblem {
      throw SpecProblems(problem)
    } catch {
      throw SpecProblems(SpecProblem("\(error)", at: start))
    }
  }

  private static func overridden(
    _ root: SpecNode, by overrides: [String]
  ) throws(SpecProblems) -> SpecNode {
    var root = root
    var problems: [SpecProblem] = []
    for argument in overrides {
      do {
        root = try SpecOverride(argument).applied(to: root)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw SpecProblems(problems) }
    return root
  }

  /// A spec of another version is told so alone: its unknown keys would only confuse.
  private static func checkVersion(_ root: SpecNode) throws(SpecProblems) {
    guard let node = root["schemaVersion"], let version = node.number,
      version > Double(SpecLanguage.version)
    else { return }
    throw SpecProblems(
      SpecProblem(
        "`schemaVersion` is \(JSONValue.text(of: version)); this program reads version "
          + "\(SpecLanguage.version): use a newer one", at: node.position))
  }
}
