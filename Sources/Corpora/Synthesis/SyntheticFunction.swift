/// A function of the synthetic corpus and what is known about it.
public struct SyntheticFunction: Sendable {
  public let name: String
  /// What the docstring asks for.
  public let composition: Composition
  /// The author's name.
  public let author: String
  /// What is wrong with the code; `nil` where it does what the docstring says.
  public let mistake: Mistake?
  /// The names of the arguments: what goes in, and a second one where the composition has one.
  public let arguments: [String]
  /// A comment above the function, with its line end; mostly empty.
  public private(set) var heading: String
  /// The line `def …:`, with its line end.
  public let signature: String
  /// The docstring's text without quotes and indentation; empty for a function without one.
  public let docstring: String
  /// The docstring as it stands in the file: indented, quoted, with its line end, and with an
  /// example where its author gives one.
  public let documentation: String
  /// The statements, indented, with their line ends.
  public let body: String

  public var category: Category { composition.category }

  /// Whether the code does what the docstring says.
  public var isCorrect: Bool { mistake == nil }

  /// What a model is asked to continue.
  public var prompt: String { signature + documentation }

  /// The function under another comment.
  func headed(_ heading: String) -> SyntheticFunction {
    var function = self
    function.heading = heading
    return function
  }

  /// The function as it stands in the file.
  public var text: String { heading + signature + documentation + body }
}
