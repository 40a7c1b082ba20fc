/// Operations in a row, each working on what the one before it gave: what a synthetic function does.
public struct Composition: Sendable {
  /// An operation and the number or letter that it needs.
  public struct Step: Sendable {
    public let operation: Operation
    /// `nil` for an operation without one.
    public let parameter: Parameter?
  }

  /// What stands for `{k}`.
  public enum Parameter: Hashable, Sendable {
    case integer(Int)
    case letter(Character)
    /// The function's second argument, an integer.
    case argument(example: Int)

    /// What operations take: the integer, or the letter's code point.
    public var number: Int {
      switch self {
      case .integer(let integer), .argument(let integer): integer
      case .letter(let letter): Int(letter.unicodeScalars.first?.value ?? 0)
      }
    }
  }

  /// At least one; each takes what the one before it gives.
  public let steps: [Step]

  /// - Throws: ``CompositionError`` where there are no steps or two do not fit together.
  public init(steps: [Step]) throws(CompositionError) {
    guard !steps.isEmpty else { throw .empty }
    for (one, next) in zip(steps, steps.dropFirst())
    where one.operation.output != next.operation.input {
      throw .mismatch(one.operation.name, next.operation.name)
    }
    self.init(checked: steps)
  }

  /// - Parameter checked: Steps that are known to fit.
  init(checked: [Step]) {
    steps = checked
  }

  public var input: ValueType { steps[0].operation.input }
  public var output: ValueType { steps[steps.count - 1].operation.output }

  /// The operations' names, in order.
  public var names: [String] { steps.map(\.operation.name) }

  /// The category that most steps belong to; of several, that of the earliest step.
  public var category: Category {
    var best = steps[0].operation.category
    func count(_ category: Category) -> Int {
      steps.filter { $0.operation.category == category }.count
    }
    for step in steps where count(step.operation.category) > count(best) {
      best = step.operation.category
    }
    return best
  }

  /// The example value of the second argument; `nil` where the function has one argument.
  public var argumentExample: Int? {
    for step in steps {
      if case .argument(let example) = step.parameter { return example }
    }
    return nil
  }

  /// What the function gives.
  ///
  /// - Parameters:
  ///   - value: Of type ``input``.
  ///   - argument: The second argument, where there is one; by default its example.
  /// - Returns: `nil` where Python would raise, or a value on the way is too large for a test.
  public func apply(to value: PythonValue, argument: Int? = nil) -> PythonValue? {
    var value = value
    for step in steps {
      var parameter = step.parameter?.number ?? 0
      if case .argument(let example) = step.parameter { parameter = argument ?? example }
      guard let next = step.operation.apply(to: value, parameter: parameter) else { return nil }
      value = next
    }
    return value
  }
}

/// Why operations cannot stand in a row.
public enum CompositionError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// The second operation does not take what the first gives.
  case mismatch(String, String)

  public var description: String {
    switch self {
    case .empty: "a composition needs at least one operation"
    case .mismatch(let one, let next): "\(next) does not take what \(one) gives"
    }
  }
}
