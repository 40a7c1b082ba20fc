/// Writes docstrings as an author says things.
struct Docstring {
  let wording: Wording
  /// The name of a second argument.
  let argument: String

  /// What a composition does, in sentences; several lines where the author makes lists.
  func text(of composition: Composition, with draws: inout Draws) -> String {
    let phrases = composition.steps.map { phrase(for: $0, with: &draws) }
    return Self.join(phrases, frame: wording.frame, input: wording.kind(of: composition.input))
  }

  /// One step's phrase: imperative, in lower case, without a full stop.
  func phrase(for step: Composition.Step, with draws: inout Draws) -> String {
    let operation = step.operation
    let noun = wording.members[operation.input]
    return draws.pickUsual(operation.phrases).filled { name, _ in
      switch name {
      case "k": parameter(step.parameter)
      case "items": noun?.plural ?? "items"
      case "item": noun?.singular ?? "item"
      case "it":
        wording.usesPronoun ? "it" : "the \(wording.wholes[operation.input] ?? "value")"
      default: "{\(name)}"
      }
    }
  }

  private func parameter(_ parameter: Composition.Parameter?) -> String {
    switch parameter {
    case .integer(let integer): String(integer)
    case .letter(let letter): "'\(letter)'"
    case .argument: argument
    case nil: ""
    }
  }

  /// Phrases as sentences or as a list.
  static func join(_ phrases: [String], frame: Frame, input: String) -> String {
    let lists = frame.joiner == .numbered || frame.joiner == .bullets
    let isList = lists && phrases.count > 1
    var phrases = phrases
    if frame.opening == .thirdPerson && !isList { phrases = phrases.map(thirdPerson) }
    let returning = closing(of: frame, isList: isList)
    if isList {
      let head = frame.opening == .given || frame.opening == .take ? "Take \(input) and do" : "Do"
      let lines = phrases.enumerated().map { index, phrase in
        (frame.joiner == .numbered ? "\(index + 1). " : "- ") + phrase
      }
      return "\(head) the following:\n" + lines.joined(separator: "\n") + returning
    }
    let body = sentences(phrases, frame: frame)
    let ending = frame.closing == .andReturnResult ? "\(returning)." : ".\(returning)"
    switch frame.opening {
    case .none, .thirdPerson: return body.capitalizedFirst + ending
    case .given: return "Given \(input), " + body + ending
    case .take: return "Take \(input). " + body.capitalizedFirst + ending
    }
  }

  private static func closing(of frame: Frame, isList: Bool) -> String {
    let verb = frame.opening == .thirdPerson && !isList ? "returns" : "return"
    return switch frame.closing {
    case .none: ""
    case .returnResult: (isList ? "\n" : " ") + "\(verb.capitalizedFirst) the result."
    case .andReturnResult: (isList ? "\n- " : " and ") + "\(verb) the result"
    }
  }

  private static func sentences(_ phrases: [String], frame: Frame) -> String {
    let last = phrases.count - 1
    return switch frame.joiner {
    case .commaThen: phrases.joined(separator: ", then ")
    case .andThen: phrases.joined(separator: " and then ")
    case .sentences: phrases.joined(separator: ". Then ")
    case .semicolons, .numbered, .bullets: phrases.joined(separator: "; ")
    case .firstThenFinally:
      phrases.enumerated().map { index, phrase in
        if index == 0 { return last == 0 ? phrase : "first \(phrase)" }
        return (index == last ? ", finally " : ", then ") + phrase
      }.joined()
    }
  }

  /// The phrase with its first verb in the third person: `keep` becomes `keeps`.
  static func thirdPerson(_ phrase: String) -> String {
    guard let end = phrase.firstIndex(where: { $0 == " " || $0 == "-" }) else {
      return phrase + "s"
    }
    let verb = phrase[..<end]
    // In `upper-case it` the second part is the verb's end.
    if phrase[end] == "-" {
      return phrase[...end] + thirdPerson(String(phrase[phrase.index(after: end)...]))
    }
    return inflected(verb) + phrase[end...]
  }

  private static func inflected(_ verb: Substring) -> String {
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) {
      return verb.dropLast() + "ies"
    }
    let hisses = ["s", "sh", "ch", "x", "z"].contains { verb.hasSuffix($0) }
    return verb + (hisses ? "es" : "s")
  }
}
