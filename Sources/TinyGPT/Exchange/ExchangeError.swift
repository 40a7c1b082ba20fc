public import Archives

/// Why a file of a model's folder cannot be read or written.
public struct ExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file or folder.
  public let file: String
  /// What in it is wrong: a tensor's name or a path of JSON keys such as `model.vocab`; `nil` where
  /// it is the file as a whole.
  public let place: String?
  public let problem: Problem

  public enum Problem: Hashable, Sendable {
    /// The system refused.
    case file(FileError)
    /// The text is no JSON.
    case json(JSONFault)
    /// Something that must be there is not.
    case missing
    /// A JSON value of another kind or out of its range.
    case unexpected(found: String, wanted: String)
    /// What this program cannot do, and what it can.
    case unsupported(found: String, wanted: String)
    /// The files of a model contradict each other or themselves.
    case contradiction(String)
    case tokenizer(TokenizerError)
    case shape(ModelShapeError)
    case tensors(TensorFault)
  }

  init(_ file: String, _ place: String? = nil, _ problem: Problem) {
    self.file = file
    self.place = place.map { String($0.unicodeScalars.prefix(200)) }
    self.problem = problem
  }

  public var description: String {
    if case .file(let error) = problem { return error.description }
    let place = place.map { "`\($0)`: " } ?? ""
    return "\(file): error: \(place)\(reason)"
  }

  private var reason: String {
    switch problem {
    case .file(let error): error.description
    case .json(let fault): "not the JSON it should be: \(fault)"
    case .missing: "missing"
    case .unexpected(let found, let wanted): "found \(found) where \(wanted) should stand"
    case .unsupported(let found, let wanted):
      "found \(found), which is not supported; only \(wanted)"
    case .contradiction(let text): text
    case .tokenizer(let error): error.description
    case .shape(let error): error.description
    case .tensors(let fault): fault.description
    }
  }
}
