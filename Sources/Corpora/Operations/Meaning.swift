/// What an operation means, written in Swift.
struct Meaning: Sendable {
  let apply: @Sendable (PythonValue, Int) -> PythonValue?

  static func ofText(
    _ apply: @escaping @Sendable ([Character], Int) -> PythonValue?
  ) -> Meaning {
    Meaning { value, k in
      guard case .text(let text) = value else { return nil }
      return apply(Array(text), k)
    }
  }

  static func ofWords(_ apply: @escaping @Sendable ([String], Int) -> PythonValue?) -> Meaning {
    Meaning { value, k in
      guard case .words(let words) = value else { return nil }
      return apply(words, k)
    }
  }

  static func ofNumbers(_ apply: @escaping @Sendable ([Int], Int) -> PythonValue?) -> Meaning {
    Meaning { value, k in
      guard case .numbers(let numbers) = value else { return nil }
      return apply(numbers, k)
    }
  }

  static func ofNumber(_ apply: @escaping @Sendable (Int, Int) -> PythonValue?) -> Meaning {
    Meaning { value, k in
      guard case .number(let number) = value else { return nil }
      return apply(number, k)
    }
  }

  static func ofTable(
    _ apply: @escaping @Sendable ([PythonValue.Entry], Int) -> PythonValue?
  ) -> Meaning {
    Meaning { value, k in
      guard case .table(let entries) = value else { return nil }
      return apply(entries, k)
    }
  }

  /// Members at chosen positions of a text or a list.
  ///
  /// - Parameter positions: The positions, from the number of members and the parameter.
  static func picking(_ positions: @escaping @Sendable (Int, Int) -> [Int]) -> Meaning {
    Meaning { value, k in
      switch value {
      case .text(let text):
        let characters = Array(text)
        return .text(String(positions(characters.count, k).map { characters[$0] }))
      case .words(let words): return .words(positions(words.count, k).map { words[$0] })
      case .numbers(let numbers): return .numbers(positions(numbers.count, k).map { numbers[$0] })
      case .number, .table, .flag: return nil
      }
    }
  }
}

/// Python's `//` and `%`, which round towards minus infinity.
enum FloorDivision {
  static func quotient(_ number: Int, _ divisor: Int) -> Int {
    (number - remainder(number, divisor)) / divisor
  }

  static func remainder(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
  }
}
