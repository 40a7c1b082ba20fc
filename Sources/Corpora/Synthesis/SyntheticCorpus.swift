/// The synthetic "GitHub": Python files by authors who do not exist, the same for the same seed on
/// every machine.
///
/// Each author is drawn from a stream of their own, so that any of them can be had without those
/// before. An author has habits in naming, wording and style, writes one to four files of three to
/// six functions, and keeps to the habits. About 40 % of the authors are careless: they make one
/// kind of mistake in everything (``Mistake``). Some files are programs that read standard input.
public struct SyntheticCorpus: Sequence, Sendable {
  public let seed: UInt64
  private let sampler: CompositionSampler

  /// - Parameters:
  ///   - seed: Picks the authors.
  ///   - heldOut: What no file may hold.
  public init(seed: UInt64, heldOut: HeldOut = HeldOut()) {
    self.seed = seed
    sampler = CompositionSampler(heldOut: heldOut)
  }

  /// The files of one author, in order.
  ///
  /// - Parameter number: From 0.
  public func files(ofAuthor number: Int) -> [AnnotatedFile] {
    var draws = Draws(seed: seed, path: ["corpora", "author", String(number)])
    let author = Author(number: number, draws: &draws)
    let writer = FileWriter(author: author, sampler: sampler)
    let programs = ProgramWriter(author: author, sampler: sampler)
    let project = "\(author.name)/\(draws.pick(Self.projects))"
    let paths = draws.shuffled(Self.paths).prefix(draws.within(1...4))
    return paths.compactMap { path in
      if draws.chance(10) {
        return programs.file(project: project, path: "solve_\(path)", with: &draws)
      }
      return writer.file(project: project, path: path, with: &draws)
    }
  }

  public func makeIterator() -> Iterator {
    Iterator(corpus: self)
  }

  /// The files of all authors, one after the other, without end.
  public struct Iterator: IteratorProtocol {
    private let corpus: SyntheticCorpus
    private var author = 0
    private var waiting: ArraySlice<AnnotatedFile> = []

    init(corpus: SyntheticCorpus) {
      self.corpus = corpus
    }

    public mutating func next() -> AnnotatedFile? {
      while waiting.isEmpty {
        waiting = corpus.files(ofAuthor: author)[...]
        author += 1
      }
      return waiting.removeFirst()
    }
  }

  /// The first files that together have at least a number of bytes of text.
  public func files(bytes: Int) -> [AnnotatedFile] {
    var files: [AnnotatedFile] = []
    var total = 0
    var iterator = makeIterator()
    while total < bytes, let file = iterator.next() {
      total += file.file.text.utf8.count
      files.append(file)
    }
    return files
  }

  private static let projects = ["toolkit", "scripts", "exercises", "utils", "notes", "workbench"]

  private static let paths = [
    "basics.py", "helpers.py", "tools.py", "strings.py", "lists.py", "tasks.py", "practice.py",
    "common.py", "misc.py", "data.py",
  ]
}
