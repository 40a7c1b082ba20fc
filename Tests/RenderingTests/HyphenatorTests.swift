import Foundation
import Testing

@testable import Rendering

@Suite(
  .enabled(
    if: FileManager.default.isReadableFile(atPath: Hyphenator.folder + "/hyph_en_US.dic"),
    "hyphen-en-us is not installed"))
struct HyphenatorTests {
  /// What TeX's own patterns give, as `\showhyphens` prints it.
  @Test(arguments: [
    "hy-phen-ation", "con-cate-na-tion", "com-puter", "al-go-rithm", "pro-gram-ming",
    "typeset-ting",
  ])
  func dividesAsTeXDoes(divided: String) throws {
    let hyphenator = try #require(try Hyphenator(language: "en"))
    let word = divided.filter { $0 != "-" }
    var pieces = ""
    let points = Set(hyphenator.points(in: word))
    for (index, letter) in word.enumerated() {
      if points.contains(index) { pieces.append("-") }
      pieces.append(letter)
    }
    // Debian's patterns know some points more than Knuth's; none may be missing.
    let expected = Set(Self.points(of: divided))
    #expect(expected.isSubset(of: points), "\(pieces)")
    #expect(points.allSatisfy { $0 >= 2 && $0 <= word.count - 3 })
  }

  private static func points(of divided: String) -> [Int] {
    var count = 0
    return divided.compactMap { character in
      if character == "-" { return count }
      count += 1
      return nil
    }
  }

  @Test func leavesShortWordsAndCodeAlone() throws {
    let hyphenator = try #require(try Hyphenator(language: "en-GB"))
    for word in ["table", "x1234567", "naïvely", "", "a_long_identifier"] {
      #expect(hyphenator.points(in: word).isEmpty)
    }
    #expect(try Hyphenator(language: "de") == nil)
  }
}
