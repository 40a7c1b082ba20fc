/// What an article is about: names and facts that its sentences use.
struct Article {
  /// A sentence's gaps, filled the same way all through an article.
  private let facts: [String: String]
  private let subject: Subject

  private enum Subject: CaseIterable {
    case place, person, animal, trade
  }

  init(draws: inout Draws) {
    subject = draws.pick(Subject.allCases)
    facts = [
      "place": Self.name(with: &draws), "town": Self.name(with: &draws),
      "river": "the river " + Self.name(with: &draws), "person": Self.name(with: &draws),
      "friend": Self.name(with: &draws), "animal": Self.name(with: &draws).lowercased(),
      "year": String(draws.within(1400...1980)), "count": String(draws.within(12...900)),
      "season": draws.pick(["spring", "summer", "autumn", "winter"]),
      "ware": draws.pick(["wool", "salt", "glass", "cheese", "copper", "paper", "honey"]),
      "trade": draws.pick(["weaver", "potter", "clockmaker", "baker", "fisher", "printer"]),
      "colour": draws.pick(["grey", "green", "red", "pale", "golden", "dark blue"]),
    ]
  }

  var title: String {
    switch subject {
    case .place: facts["place"] ?? ""
    case .person: "\(facts["person"] ?? "") of \(facts["town"] ?? "")"
    case .animal: "The \(facts["animal"] ?? "")"
    case .trade: "The \(facts["trade"] ?? "")s of \(facts["town"] ?? "")"
    }
  }

  /// Three to six sentences, no two of the same form.
  func paragraph(with draws: inout Draws) -> String {
    let own = draws.shuffled(Self.sentences[subject] ?? []).prefix(draws.within(1...3))
    let general = draws.shuffled(Self.general).prefix(draws.within(2...3))
    return draws.shuffled(Array(own + general)).map { sentence($0, with: &draws) }
      .joined(separator: " ")
  }

  private func sentence(_ form: Template, with draws: inout Draws) -> String {
    let text = form.filled { name, _ in
      switch name {
      case "adjective": draws.pick(Self.adjectives)
      case "thing": draws.pick(Self.things)
      case "people": draws.pick(Self.people)
      case "verb": draws.pick(Self.verbs)
      case "when": draws.pick(Self.times)
      default: facts[name] ?? "something"
      }
    }
    return text.capitalizedFirst
  }

  /// Two or three syllables.
  private static func name(with draws: inout Draws) -> String {
    (0..<draws.within(2...3)).map { _ in draws.pick(onsets) + draws.pick(rhymes) }.joined()
      .capitalizedFirst
  }

  private static let onsets = [
    "b", "br", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w",
  ]
  private static let rhymes = ["a", "e", "i", "o", "u", "an", "el", "in", "or", "ul", "ay", "ess"]

  private static let adjectives = [
    "old", "narrow", "quiet", "small", "famous", "steep", "broad", "simple", "rare", "wooden",
    "bright", "cold", "heavy", "gentle",
  ]
  private static let things = [
    "bridge", "tower", "mill", "market hall", "garden", "library", "harbour", "well", "school",
    "road", "wall", "house", "church", "orchard",
  ]
  private static let people = [
    "the farmers", "the children", "travellers", "the merchants", "the sailors", "its people",
    "the elders", "visitors",
  ]
  private static let verbs = [
    "admire", "visit", "remember", "repair", "praise", "paint", "avoid", "guard", "describe",
  ]
  private static let times = [
    "in the morning", "every year", "after the harvest", "long ago", "on feast days", "at night",
    "since the great flood", "in most winters",
  ]

  private static let general = [
    "{when}, {people} {verb} the {adjective} {thing}.",
    "nobody knows why {people} {verb} the {thing} so often.",
    "there is a {adjective} {thing} near {river}, and {people} {verb} it {when}.",
    "a letter from {year} calls this the {adjective} {thing} of {town}.",
    "{friend} wrote that {people} would {verb} the {thing} {when}.",
    "it is said that the {thing} was {adjective} before {year}.",
  ].map(Template.init)

  private static let sentences: [Subject: [Template]] = [
    .place: [
      "{place} lies on {river}, a day's walk from {town}.",
      "about {count} people live in {place}, most of whom make {ware}.",
      "the {adjective} {thing} of {place} was built in {year}.",
      "in {season} the fields round {place} turn {colour}.",
      "{place} sends its {ware} to {town} {when}.",
      "the first map of {place} was drawn by {person} in {year}.",
    ].map(Template.init),
    .person: [
      "{person} was born in {town} in {year}.",
      "as a child {person} would {verb} the {adjective} {thing} {when}.",
      "{person} and {friend} travelled to {place} and brought back {ware}.",
      "the {adjective} songs of {person} are sung in {town} {when}.",
      "{person} left {count} letters, most of them to {friend}.",
      "in {season} {person} used to walk along {river}.",
    ].map(Template.init),
    .animal: [
      "the {animal} lives along {river} and near {town}.",
      "its fur is {colour} in {season} and {adjective} otherwise.",
      "a {animal} eats about {count} seeds {when}.",
      "{person} was the first to describe the {animal}, in {year}.",
      "{people} of {place} believe that the {animal} brings luck.",
      "the young of the {animal} leave the nest in {season}.",
    ].map(Template.init),
    .trade: [
      "the {trade}s of {town} have worked with {ware} since {year}.",
      "a {trade} learns for years before making a {adjective} piece.",
      "{person} was the best known {trade} of {town}.",
      "there were {count} {trade}s in {town} in {year}.",
      "{when}, the {trade}s carry a {colour} flag to the {thing}.",
      "{friend} taught {person} how to choose good {ware}.",
    ].map(Template.init),
  ]
}
