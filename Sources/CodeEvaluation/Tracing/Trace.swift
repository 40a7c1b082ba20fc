/// What the functions of a project did while its tests ran, twice.
public struct Trace: Hashable, Sendable {
  /// How a run of the tests ended.
  public enum Ending: Hashable, Sendable {
    /// All test programs came to their ends and passed.
    case passed
    /// All came to their ends; what the first that failed said.
    case failed(String)
    /// A limit, a signal or the project itself ended the run.
    case stopped(String)
  }

  /// The project's name.
  public let project: String
  /// Of each run.
  public let endings: [Ending]
  /// All functions that were called in one of the runs at least, in the order of their places.
  public let functions: [TracedFunction]
  /// How many calls and functions were too many to be reported.
  public let left: Int

  public init(project: String, endings: [Ending], functions: [TracedFunction], left: Int = 0) {
    self.project = project
    self.endings = endings
    self.functions = functions
    self.left = left
  }
}

/// A function that was traced.
public struct TracedFunction: Hashable, Sendable {
  /// What it is part of.
  public enum Place: String, Hashable, Sendable, Decodable {
    /// Its module, unconditionally.
    case function
    /// A class.
    case method
    /// Another function, or a condition.
    case nested
  }

  /// What happened in one of its calls at least.
  public enum Note: String, Hashable, Sendable, Decodable {
    /// It raised an exception.
    case raised
    /// It was given, or gave back, what is no plain data.
    case opaque
    /// Its arguments or result are too large.
    case large
    /// It changed an argument.
    case changed
    /// It gave different results for equal arguments.
    case unstable
  }

  /// One call that returned.
  public struct Call: Hashable, Sendable, Decodable {
    /// Python source, as it stands between the brackets of a call.
    public var arguments: String
    /// Python source.
    public var result: String
    /// Statements that both need.
    public var imports: [String]

    public init(arguments: String, result: String, imports: [String] = []) {
      self.arguments = arguments
      self.result = result
      self.imports = imports
    }
  }

  /// Its file in the project.
  public var path: String
  /// Its first line there, from 1.
  public var line: Int
  public var name: String
  public var place: Place = .function
  public var isDecorated = false
  /// Whether it is a generator or a coroutine.
  public var isLazy = false
  public var hasDocstring = true
  /// What it needs of its module, and its text up to the end of its docstring; `nil` where it has
  /// no docstring, or no body behind it, or needs what the module does not simply define.
  public var prompt: String?
  /// The rest of it.
  public var body: String?
  /// Names that it needs and its module does not simply define.
  public var missingNames: [String] = []
  public var notes: Set<Note> = []
  /// The calls with different arguments that gave the same in both runs.
  public var calls: [Call]

  /// Its module's name, with dots.
  var module: String {
    (path.hasSuffix(".py") ? String(path.dropLast(3)) : path)
      .replacing("/", with: ".")
  }
}

extension Trace {
  /// Puts two runs of the same project together.
  init(project: String, first: TracedRun, second: TracedRun) {
    let others = Dictionary(
      second.report.functions.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    let known = Set(first.report.functions.map(\.key))
    let pairs =
      first.report.functions.map { ($0, others[$0.key]) }
      + second.report.functions.filter { !known.contains($0.key) }.map { ($0, nil) }
    self.init(
      project: project, endings: [first.ending, second.ending],
      functions: pairs.map { TracedFunction($0.0, $0.1) }
        .sorted { ($0.path, $0.line, $0.name) < ($1.path, $1.line, $1.name) },
      left: max(first.report.left, second.report.left))
  }
}

extension TracedFunction {
  /// - Parameter second: The same function in the other run; `nil` if it was not called there.
  init(_ first: TraceReport.Function, _ second: TraceReport.Function?) {
    let others = Dictionary(
      (second?.calls ?? []).map { ($0.arguments, $0) }, uniquingKeysWith: { one, _ in one })
    var notes = first.notes.union(second?.notes ?? [])
    let differs = first.calls.contains { call in
      others[call.arguments].map { $0.result != call.result } ?? false
    }
    if differs { notes.insert(.unstable) }
    self.init(
      path: first.path, line: first.line, name: first.name, place: first.place,
      isDecorated: first.decorated, isLazy: first.lazy, hasDocstring: first.docstring,
      prompt: first.prompt, body: first.body, missingNames: first.missing, notes: notes,
      calls: first.calls.filter { others[$0.arguments] == $0 })
  }
}
