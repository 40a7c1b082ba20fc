import CPango
import Foundation

/// Finds where words may be divided, by the patterns that TeX uses, through libhyphen.
///
/// Source: F. M. Liang 1983, "Word Hy-phen-a-tion by Com-put-er".
@safe
final class Hyphenator {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private var known: [String: [Int]] = [:]

  /// Where Debian and Ubuntu install the patterns of a language.
  static let folder = "/usr/share/hyphen"

  /// - Parameter language: A BCP 47 tag; only English has patterns here.
  /// - Returns: `nil` for a language without patterns, whose words are then not divided.
  /// - Throws: ``RenderingError/missingPatterns(file:package:)``.
  init?(language: String) throws(RenderingError) {
    let tag = language.lowercased()
    guard tag == "en" || tag.hasPrefix("en-") else { return nil }
    let file = Self.folder + "/hyph_en_US.dic"
    guard FileManager.default.isReadableFile(atPath: file),
      let loaded = unsafe hnj_hyphen_load(file)
    else { throw .missingPatterns(file: file, package: "hyphen-en-us") }
    unsafe dictionary = loaded
  }

  deinit { unsafe hnj_hyphen_free(dictionary) }

  /// How many characters may stand before a hyphen, in rising order.
  ///
  /// At least two letters stay before it and three after; words with anything but letters of
  /// ASCII, and words of fewer than six letters, are not divided.
  func points(in word: String) -> [Int] {
    guard word.utf8.count >= 6, word.utf8.count < 90, word.utf8.allSatisfy(\.isLetter) else {
      return []
    }
    if let points = known[word] { return points }
    let points = lookUp(Array(word.lowercased().utf8))
    known[word] = points
    return points
  }

  private func lookUp(_ letters: [UInt8]) -> [Int] {
    // libhyphen asks for room for five more.
    var marks = [CChar](repeating: 0, count: letters.count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let word = letters.map { CChar(bitPattern: $0) }
    // Safe: the word is not kept, and English patterns allocate no replacements.
    let status = unsafe hnj_hyphen_hyphenate2(
      dictionary, word, Int32(letters.count), &marks, nil, &replacements, &positions, &cuts)
    unsafe free(positions)
    unsafe free(cuts)
    unsafe free(replacements)
    guard status == 0 else { return [] }
    return (2...max(2, letters.count - 3)).filter { $0 > 0 && marks[$0 - 1] & 1 == 1 }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (65...90).contains(self) || (97...122).contains(self)
  }
}
