import Charts

/// Remembers the extents of words, which come again and again.
final class TextMeasure: TextMeasuring {
  private struct Key: Hashable {
    var string: String
    var font: Font
  }

  private let source: any TextMeasuring
  private var known: [Key: TextExtent] = [:]

  init(_ source: any TextMeasuring) {
    self.source = source
  }

  func extent(of string: String, font: Font) -> TextExtent {
    let key = Key(string: string, font: font)
    if let extent = known[key] { return extent }
    let extent = source.extent(of: string, font: font)
    known[key] = extent
    return extent
  }

  func width(_ string: String, _ font: Font) -> Double {
    extent(of: string, font: font).width
  }
}
