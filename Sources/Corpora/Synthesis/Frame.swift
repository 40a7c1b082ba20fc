/// How a docstring puts its phrases together.
///
/// Every opening, every joiner and every closing occurs in the corpus, but a sixth of their
/// combinations is held out for benchmarks.
struct Frame: Hashable, Sendable {
  enum Opening: Int, CaseIterable, Sendable {
    case none
    /// `Given a list of numbers, `
    case given
    /// `Take a list of numbers. `
    case take
    /// Verbs in the third person.
    case thirdPerson
  }

  enum Joiner: Int, CaseIterable, Sendable {
    case commaThen, andThen, sentences, semicolons, firstThenFinally, numbered, bullets
  }

  enum Closing: Int, CaseIterable, Sendable {
    case none, returnResult, andReturnResult
  }

  /// How often an author speaks like this, relative to other frames.
  var weight: Int {
    let ofOpening = [4, 3, 1, 3][opening.rawValue]
    let ofJoiner = [6, 4, 4, 1, 2, 1, 2][joiner.rawValue]
    let ofClosing = [6, 2, 1][closing.rawValue]
    return ofOpening * ofJoiner * ofClosing
  }

  let opening: Opening
  let joiner: Joiner
  let closing: Closing

  var isHeldOut: Bool {
    (opening.rawValue + 2 * joiner.rawValue + 3 * closing.rawValue) % 6 == 1
  }

  static let all: [Frame] = Opening.allCases.flatMap { opening in
    Joiner.allCases.flatMap { joiner in
      Closing.allCases.map { Frame(opening: opening, joiner: joiner, closing: $0) }
    }
  }

  static let inCorpus = all.filter { !$0.isHeldOut }
  static let heldOut = all.filter(\.isHeldOut)
}
