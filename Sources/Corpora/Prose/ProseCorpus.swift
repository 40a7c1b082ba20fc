/// English-like prose about invented things: text without code, for the control model that the
/// paper's Figure 1 calls GPT-3.
///
/// Each article describes one invented place, person, animal or trade in sentences of a small
/// grammar; names and facts stay the same within an article. There is no code in it, and none of the
/// phrases of ``Operation``.
public struct ProseCorpus: Sequence, Sendable {
  public let seed: UInt64

  /// - Parameter seed: Picks the articles.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// The article with a number from 0: a title and three to six paragraphs.
  public func article(_ number: Int) -> SourceFile {
    var draws = Draws(seed: seed, path: ["corpora", "prose", String(number)])
    let article = Article(draws: &draws)
    let paragraphs = (0..<draws.within(3...6)).map { _ in article.paragraph(with: &draws) }
    return SourceFile(
      project: "prose", path: "article-\(number).txt",
      text: "\(article.title)\n\n" + paragraphs.joined(separator: "\n\n") + "\n")
  }

  public func makeIterator() -> Iterator {
    Iterator(corpus: self)
  }

  /// All articles, one after the other, without end.
  public struct Iterator: IteratorProtocol {
    private let corpus: ProseCorpus
    private var number = 0

    init(corpus: ProseCorpus) {
      self.corpus = corpus
    }

    public mutating func next() -> SourceFile? {
      defer { number += 1 }
      return corpus.article(number)
    }
  }

  /// The first articles that together have at least a number of bytes.
  public func articles(bytes: Int) -> [SourceFile] {
    var articles: [SourceFile] = []
    var total = 0
    var iterator = makeIterator()
    while total < bytes, let article = iterator.next() {
      total += article.text.utf8.count
      articles.append(article)
    }
    return articles
  }
}
