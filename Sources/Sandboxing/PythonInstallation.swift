import Foundation

/// A Python on this machine and the files that it needs to run with its standard library.
public struct PythonInstallation: Sendable {
  /// The interpreter, with all links resolved.
  public let executable: String
  /// Such as `3.11.7`.
  public let version: String
  /// The folder of the standard library.
  public let library: String
  /// Where the extension modules are; usually inside `library`.
  let extensions: String
  /// The name of the folder, below the interpreter's own, that the library lies in: `lib`.
  let libraryFolder: String
  /// Shared libraries: the path they are asked for by, and the file that is there.
  let files: [String: String]
  /// Folders of installed packages inside the standard library, which are hidden.
  let masks: [String]

  /// Asks the Python called `name` about itself.
  ///
  /// - Parameters:
  ///   - name: A path, or a name to look for on `PATH`; by default what the variable
  ///     `REPORT_PYTHON` says, else `python3`.
  ///   - memory: Spares the question, which takes a fifth of a second, while nothing has changed.
  /// - Throws: ``SandboxError/noInterpreter(name:reason:)``.
  public init(
    named name: String? = nil, memory: PythonMemory = .none
  ) throws(SandboxError) {
    let environment = ProcessInfo.processInfo.environment
    let name = name ?? environment["REPORT_PYTHON"] ?? "python3"
    func refuse(_ reason: String) -> SandboxError { .noInterpreter(name: name, reason: reason) }
    guard let path = Self.find(name, searchPath: environment["PATH"] ?? "") else {
      throw refuse("not found on PATH")
    }
    let answer: Answer
    do {
      answer = try memory.answer(of: path) { try Self.ask(path) }
    } catch let error as SandboxError {
      throw error
    } catch {
      throw refuse("it did not say where its files are (\(error.localizedDescription))")
    }
    let numbers = answer.version.split(separator: ".").prefix(2).compactMap { Int($0) }
    guard numbers.count == 2, (numbers[0], numbers[1]) >= (3, 8) else {
      throw refuse("it is version \(answer.version), and 3.8 or later is needed")
    }
    executable = answer.executable
    version = answer.version
    library = answer.library
    extensions = answer.extensions
    libraryFolder = answer.libraryFolder
    files = answer.files
    masks = answer.masks
  }

  /// What the interpreter says of itself.
  struct Answer: Codable, Hashable {
    var executable: String
    var version: String
    var library: String
    var extensions: String
    var libraryFolder: String
    var files: [String: String]
    var masks: [String]
  }

  private static func find(_ name: String, searchPath: String) -> String? {
    let candidates =
      name.contains("/") ? [name] : searchPath.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func ask(_ path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-I", "-S", "-B", "-c", PythonProbe.program]
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  /// Where a container sees all of this, wherever it lies on the machine.
  static let home = "/python"
  /// Where a container sees the interpreter.
  static let program = home + "/bin/python3"
  /// Where a container sees the shared libraries.
  static let sharedLibraries = home + "/shared"

  /// All that a container sees of the machine, in an order in which it can be bound.
  ///
  /// Nothing keeps its place, so that no folder of the machine shows, but the loader of shared
  /// libraries, whose place is written into programs.
  var visible: [VisibleFile] {
    let target = "\(Self.home)/\(libraryFolder)/\(Self.name(of: library))"
    var binds = [
      VisibleFile(source: library, target: target, kind: .folder),
      VisibleFile(source: executable, target: Self.program, kind: .file),
    ]
    if !extensions.hasPrefix(library + "/"), extensions != library {
      binds.append(
        VisibleFile(source: extensions, target: target + "/lib-dynload", kind: .folder))
    }
    for (asked, file) in files.sorted(by: { $0.key < $1.key }) {
      let isLoader = Self.name(of: asked).hasPrefix("ld-linux")
      let place = isLoader ? asked : "\(Self.sharedLibraries)/\(Self.name(of: asked))"
      binds.append(VisibleFile(source: file, target: place, kind: .file))
    }
    binds += masks.map {
      VisibleFile(source: $0, target: "\(target)/\(Self.name(of: $0))", kind: .mask)
    }
    binds += ["null", "zero", "urandom", "random"].map {
      VisibleFile(source: "/dev/" + $0, kind: .device)
    }
    return binds
  }

  private static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }
}

/// A file or folder of the machine that a container sees.
struct VisibleFile: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case file, folder, device
    /// An empty folder in its place.
    case mask
  }

  var source: String
  var target: String
  var kind: Kind

  /// - Parameter target: Where it is seen; in the same place without it.
  init(source: String, target: String? = nil, kind: Kind) {
    self.source = source
    self.target = target ?? source
    self.kind = kind
  }
}
