/// A place in a spec, or in the argument of `--set`.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it, or the whole `--set` argument.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }
}

/// One thing that is wrong with a spec, and where.
public struct SpecProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let position: SourcePosition
  /// What is wrong, which value, and what would be right; without a final stop.
  public let message: String

  public init(_ message: String, at position: SourcePosition) {
    self.position = position
    self.message = message
  }

  /// The form editors and terminals link: `file:line:column: error: message`.
  public var description: String { "\(position): error: \(message)" }
}

/// Everything that is wrong with a spec, in the order of its text.
public struct SpecProblems: Error, Hashable, Sendable, CustomStringConvertible {
  public let problems: [SpecProblem]

  /// Sorts the problems by place and drops repetitions.
  public init(_ problems: [SpecProblem]) {
    var seen: Set<SpecProblem> = []
    self.problems =
      problems
      .filter { seen.insert($0).inserted }
      .sorted { first, second in
        let (one, two) = (first.position, second.position)
        return (one.file, one.line, one.column, first.message)
          < (two.file, two.line, two.column, second.message)
      }
  }

  public init(_ problem: SpecProblem) {
    self.init([problem])
  }

  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
