/// The ids of a notebook and what a reference to each says.
///
/// Figures, tables and named headings claim their ids first; other headings get a slug that is
/// still free.
struct Labels {
  /// A thing that has an id.
  struct Label {
    var line: Int
    var text: LabelText
  }

  /// What a link to the thing says.
  enum LabelText {
    case figure(number: Int)
    case table(number: Int)
    case heading
  }

  private(set) var labels: [String: Label] = [:]
  private(set) var problems: [ResolutionProblem] = []
  private var figures = 0
  private var tables = 0

  /// Claims an id that the notebook names.
  mutating func claim(_ id: String, _ text: LabelText, line: Int) {
    guard Slug.isID(id) else {
      problems.append(ResolutionProblem(line: line, kind: .invalidID(id)))
      return
    }
    if let first = labels[id] {
      problems.append(
        ResolutionProblem(line: line, kind: .duplicateID(id, firstLine: first.line)))
      return
    }
    labels[id] = Label(line: line, text: text)
  }

  mutating func claimFigure(_ id: String, line: Int) {
    figures += 1
    claim(id, .figure(number: figures), line: line)
  }

  mutating func claimTable(_ id: String, line: Int) {
    tables += 1
    claim(id, .table(number: tables), line: line)
  }

  /// A free id for a heading without a name.
  mutating func freeID(for text: String, line: Int) -> String {
    let slug = Slug.of(text)
    let base = slug.isEmpty ? "section" : slug
    var id = base
    var count = 0
    while labels[id] != nil {
      count += 1
      id = "\(base)-\(count)"
    }
    labels[id] = Label(line: line, text: .heading)
    return id
  }

  /// The known id that was probably meant.
  func nearest(to id: String) -> String? {
    Spelling.nearest(to: id, in: labels.keys.sorted())
  }
}
