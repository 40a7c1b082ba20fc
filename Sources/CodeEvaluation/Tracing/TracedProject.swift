import Foundation

/// A project whose functions are to be traced while its tests run.
public struct TracedProject: Hashable, Sendable {
  /// A Python file and its place in the project's folder.
  public struct File: Hashable, Sendable {
    /// Such as `text/wrapping.py`, with `/` between its parts.
    public var path: String
    public var text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The second part of its problems' names.
  public let name: String
  /// The files whose functions are traced. The project's folder comes before all others when modules
  /// are looked for, so a module called `textwrap` stands in for Python's own.
  public let modules: [File]
  /// Programs that run the tests, one after the other and each as `__main__`, in the project's
  /// folder. Their own functions are not traced.
  public let tests: [File]

  /// - Throws: ``TracingError/unusablePath(_:)`` for a path that is empty, absolute, leads out of
  ///   the folder or occurs twice.
  public init(name: String, modules: [File], tests: [File]) throws(TracingError) {
    var taken: Set<String> = []
    for file in modules + tests {
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      let isPlain = parts.allSatisfy { !["", ".", ".."].contains($0) && !$0.contains("\0") }
      guard isPlain, taken.insert(file.path).inserted else {
        throw .unusablePath(file.path)
      }
    }
    self.name = name
    self.modules = modules
    self.tests = tests
  }
}

extension TracedProject {
  /// A module of an installed Python with the tests that come with Python.
  ///
  /// The tests are those of the package `test`, which some systems install apart from Python
  /// (Debian: `libpython3-testsuite`). Where it is missing, tracing finds nothing and says so.
  ///
  /// - Parameters:
  ///   - module: Such as `textwrap` or `json`; for a package, all of its files.
  ///   - library: The folder of the standard library: ``PythonInstallation/library``.
  ///   - test: By default `test.test_` and the module's name.
  /// - Throws: ``TracingError/noModule(name:folder:)`` where there is no such source.
  public static func libraryModule(
    _ module: String, of library: String, test: String? = nil
  ) throws(TracingError) -> TracedProject {
    let folder = URL(fileURLWithPath: library)
    var paths = [module + ".py"]
    let package = folder.appendingPathComponent(module)
    if let inside = FileManager.default.subpaths(atPath: package.path), !inside.isEmpty {
      paths = inside.filter { $0.hasSuffix(".py") }.sorted().map { "\(module)/\($0)" }
    }
    let modules = paths.compactMap { path -> File? in
      let place = folder.appendingPathComponent(path)
      return (try? String(contentsOf: place, encoding: .utf8)).map { File(path: path, text: $0) }
    }
    guard !modules.isEmpty, modules.count == paths.count else {
      throw .noModule(name: module, folder: library)
    }
    let program = "import unittest\n\nunittest.main(\"\(test ?? "test.test_\(module)")\")\n"
    return try TracedProject(
      name: module, modules: modules,
      tests: [File(path: "run_tests_of_\(module).py", text: program)])
  }
}

/// Why something cannot be traced.
public enum TracingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of a file of a project.
  case unusablePath(String)
  /// The library has no source of a module.
  case noModule(name: String, folder: String)

  public var description: String {
    switch self {
    case .unusablePath(let path):
      "a project's file cannot be called “\(path)”: give a path inside the project, once"
    case .noModule(let name, let folder):
      "no source of the module \(name) in \(folder)"
    }
  }
}
