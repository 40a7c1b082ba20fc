public import Statistics

/// Why a report could not be made from its records.
public enum ReportingError: Error, Sendable {
  /// No arm of the spec has a sample.
  case noSamples
  case statistics(PassAtKError)
  /// A place in the notebook or the spec names what is not there, each with what to do.
  case unresolved([String])
  /// A chart of the spec is not one.
  case chart(figure: String, reason: String)
  /// An input is gone since the report was begun; says which and why.
  case unreadable(String)
  /// The folder cannot be written.
  case unwritable(path: String, reason: String)
  /// Something that cannot happen, happened.
  case unexpected(String)
}

extension ReportingError {
  /// Whether the user's files are at fault, rather than the machine.
  public var isBadInput: Bool {
    switch self {
    case .noSamples, .statistics, .unresolved, .chart: true
    case .unreadable, .unwritable, .unexpected: false
    }
  }
}

extension ReportingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSamples:
      "error: there are no samples to report on; check the problems and the sample files"
    case .statistics(let error): "error: \(error)"
    case .unresolved(let lines): lines.joined(separator: "\n")
    case .chart(let figure, let reason): "error: figure `\(figure)`: \(reason)"
    case .unreadable(let reason): reason
    case .unwritable(let path, let reason): "\(path): error: \(reason)"
    case .unexpected(let reason): "error: \(reason)"
    }
  }
}
