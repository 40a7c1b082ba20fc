/// One thing that synthetic functions do: how it is said in English, how it is written in Python,
/// and what it means.
///
/// The meaning is Swift code that shares nothing with the Python, so that each checks the other.
public struct Operation: Sendable {
  /// What the number or letter is that an operation needs beside its input.
  enum ParameterKind: Hashable, Sendable {
    case none
    case integer(ClosedRange<Int>)
    case letter([Character])
  }

  /// A change of one operator or name that makes the Python wrong but leaves it running.
  struct Slip: Hashable, Sendable {
    let right: String
    let wrong: String

    init(_ right: String, _ wrong: String) {
      self.right = right
      self.wrong = wrong
    }
  }

  /// Its name in annotations and in the names of functions: a verb and a noun in snake case.
  public let name: String
  public let category: Category
  public let input: ValueType
  public let output: ValueType
  let parameter: ParameterKind
  /// Imperative phrases in lower case that begin with the verb. Gaps: `{k}` the parameter,
  /// `{items}` the members in the plural, `{item}` one of them, `{it}` the whole input.
  let phrases: [Template]
  let forms: [CodeForm]
  /// ``forms`` with the ``slip`` made, those that it can be made in.
  let slippedForms: [CodeForm]
  /// `nil` where no small change gives a wrong program that still runs.
  let slip: Slip?
  /// The result; `nil` where Python would raise.
  let meaning: @Sendable (PythonValue, Int) -> PythonValue?

  /// What it gives for an input.
  ///
  /// - Parameters:
  ///   - value: Of type ``input``.
  ///   - parameter: The integer, or the letter's code point; ignored where it needs none.
  /// - Returns: A value of type ``output``; `nil` where Python would raise or where a result is too
  ///   large for a test (see ``PythonValue/isModest``).
  public func apply(to value: PythonValue, parameter: Int) -> PythonValue? {
    guard let result = meaning(value, parameter), result.isModest else { return nil }
    return result
  }
}

/// The field that an operation belongs to.
public enum Category: String, CaseIterable, Hashable, Sendable {
  /// Work on characters and words.
  case strings
  /// Order, position and membership in lists, whatever they hold.
  case lists
  /// Which numbers, and how many.
  case numbers
  /// Computing with numbers.
  case arithmetic
  case dictionaries
}
