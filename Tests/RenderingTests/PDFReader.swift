import CZlib
import Foundation

/// What can be read of a PDF without a PDF library: its text, with compressed streams opened.
struct PDFReader {
  let text: String

  init(_ bytes: [UInt8]) {
    let data = Data(bytes)
    var parts = [String(decoding: bytes.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)]
    var position = data.startIndex
    while let start = data.range(of: Data("stream\n".utf8), in: position..<data.endIndex) {
      let end = data.range(of: Data("\nendstream".utf8), in: start.upperBound..<data.endIndex)
      guard let end else { break }
      parts.append(Self.inflated([UInt8](data[start.upperBound..<end.lowerBound])))
      position = end.upperBound
    }
    text = parts.joined(separator: "\n")
  }

  /// Empty where `bytes` are not compressed.
  private static func inflated(_ bytes: [UInt8]) -> String {
    var target = [UInt8](repeating: 0, count: 1 << 20)
    var length = uLong(target.count)
    guard unsafe uncompress(&target, &length, bytes, uLong(bytes.count)) == Z_OK else { return "" }
    return String(decoding: target[..<Int(length)].map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
  }

  /// The names of the embedded fonts, without the tags of their subsets.
  var fonts: Set<String> {
    Set(text.matches(of: /\/FontName \/[A-Z]{6}\+([A-Za-z0-9-]+)/).map { String($0.1) })
  }
}
