public import Archives

/// What is wrong with a file of problems or samples.
public enum DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(JSONLinesError)
  case noJSON(FilePlace, JSONFault)
  /// `expected` names what each line of such a file has.
  case missingField(FilePlace, field: String, expected: String)
  case wrongType(FilePlace, field: String, expected: String, found: JSONFragment.Kind)
  /// Two problems have the same value in `field`, which must tell them apart.
  case duplicate(FilePlace, field: String, value: String, firstLine: Int)
  /// `problems` is the file that was looked in, `known` one of its task ids.
  case unknownTask(FilePlace, taskID: String, problems: String, known: String)
  case unknownPrompt(FilePlace, prompt: String, problems: String)
  /// Several problems have the prompt, so it does not say which one was sampled.
  case ambiguousPrompt(FilePlace, taskIDs: [String], problems: String)
  /// The entry point is no Python name.
  case badEntryPoint(FilePlace, String)
  /// There is not one line in it; `expected` names what each line of such a file has.
  case empty(path: String, expected: String)

  /// One line: `path:line: error: …`, with the column before `error` where it is known.
  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .noJSON(let place, let fault):
      "\(place):\(fault.column): error: no JSON: \(fault.message)"
    case .missingField(let place, let field, let expected):
      "\(place): error: the field `\(field)` is missing; each line has \(expected)"
    case .wrongType(let place, let field, let expected, let found):
      "\(place): error: the field `\(field)` must be \(expected), not of type \(found.rawValue)"
    case .duplicate(let place, let field, let value, let first):
      "\(place): error: the \(field) \(Self.opening(value)) was used in line \(first) already; "
        + "each problem needs its own"
    case .unknownTask(let place, let taskID, let problems, let known):
      "\(place): error: no problem has the task_id \(Self.opening(taskID)); "
        + "\(problems) has such as `\(known)`"
    case .unknownPrompt(let place, let prompt, let problems):
      "\(place): error: no problem in \(problems) has the prompt \(Self.opening(prompt)); "
        + "name the problems file whose prompts were sampled from"
    case .ambiguousPrompt(let place, let taskIDs, let problems):
      "\(place): error: \(taskIDs.joined(separator: ", ")) in \(problems) have this same prompt; "
        + "give each sample its `task_id` instead"
    case .badEntryPoint(let place, let name):
      "\(place): error: the entry_point \(Self.opening(name)) is no name of a Python function"
    case .empty(let path, let expected):
      "\(path): error: the file has no lines; each line has \(expected)"
    }
  }

  /// A value short enough for one line of an error, in backquotes.
  private static func opening(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let isWhole = line.count == text.count && line.count <= 60
    return "`\(line.prefix(60))\(isWhole ? "" : "…")`"
  }
}
