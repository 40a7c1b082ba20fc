/// Every phrase of every operation as an author of the corpus may say it.
struct PhraseBook: Sendable {
  /// An operation that a docstring names.
  struct Match: Sendable {
    let operation: Operation
    /// The parameter as it is written; `nil` for an operation without one.
    let parameter: String?
    let wordCount: Int
  }

  /// A phrase as words; `nil` stands for the parameter.
  private struct Entry: Sendable {
    let operation: Operation
    let words: [String?]
  }

  /// By the type that goes in and the first word, the longest first.
  private let entries: [ValueType: [String: [Entry]]]

  static let shared = PhraseBook(operations: Operation.all)

  init(operations: [Operation]) {
    var entries: [ValueType: [String: [Entry]]] = [:]
    for operation in operations {
      for phrase in operation.phrases {
        for text in Self.variants(of: phrase, input: operation.input) {
          for spoken in [text, Docstring.thirdPerson(text)] {
            let words = DocstringGrader.words(of: spoken[...]).map { $0 == "{k}" ? nil : $0 }
            guard let first = words.first, let first else { continue }
            entries[operation.input, default: [:]][first, default: []].append(
              Entry(operation: operation, words: words))
          }
        }
      }
    }
    self.entries = entries.mapValues { byWord in
      byWord.mapValues { list in
        Operation.stablySorted(list) { $0.words.count > $1.words.count }
      }
    }
  }

  /// The longest phrase that stands at the beginning of some words.
  func longestMatch(at words: ArraySlice<String>, input: ValueType) -> Match? {
    guard let first = words.first, let candidates = entries[input]?[first] else { return nil }
    for entry in candidates where entry.words.count <= words.count {
      var parameter: String?
      let fits = zip(entry.words, words).allSatisfy { expected, word in
        guard let expected else {
          parameter = word
          return word.count <= 7
        }
        return expected == word
      }
      if fits {
        return Match(
          operation: entry.operation, parameter: parameter, wordCount: entry.words.count)
      }
    }
    return nil
  }

  /// A phrase with every noun; the parameter's gap stays.
  private static func variants(of phrase: Template, input: ValueType) -> [String] {
    let nouns = Wording.nouns[input] ?? []
    let wholes = (Wording.wholeNouns[input] ?? []).map { "the \($0)" } + ["it"]
    var variants: [String] = []
    for noun in nouns {
      for whole in wholes {
        let text = phrase.filled { name, _ in
          switch name {
          case "items": noun.plural
          case "item": noun.singular
          case "it": whole
          default: "{\(name)}"
          }
        }
        if !variants.contains(text) { variants.append(text) }
      }
    }
    return variants
  }
}
