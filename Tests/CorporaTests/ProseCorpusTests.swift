import Testing

@testable import Corpora

struct ProseCorpusTests {
  @Test func articlesAreTextWithoutCode() {
    let articles = ProseCorpus(seed: 1).articles(bytes: 200_000)
    #expect(articles.reduce(0) { $0 + $1.text.utf8.count } >= 200_000)
    for article in articles {
      #expect(!article.text.contains("def "))
      #expect(!article.text.contains("return"))
      #expect(!article.text.contains("{"))
      #expect(article.text.hasSuffix(".\n"))
    }
    #expect(Set(articles.map(\.text)).count == articles.count)
  }

  @Test func sameSeedSameArticle() {
    #expect(ProseCorpus(seed: 1).article(9) == ProseCorpus(seed: 1).article(9))
    #expect(ProseCorpus(seed: 1).article(9) != ProseCorpus(seed: 2).article(9))
  }
}
