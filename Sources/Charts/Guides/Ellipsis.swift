/// Shortens texts to a length.
struct Ellipsis {
  let measuring: any TextMeasuring
  let font: Font

  /// `text` itself if it is at most `limit` points long; else its beginning and an ellipsis.
  ///
  /// - Complexity: O(log length) measurements.
  func shortened(_ text: String, to limit: Double) -> String {
    guard limit > 0, width(text) > limit else { return text }
    let characters = Array(text)
    var (low, high) = (0, characters.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if width(String(characters[..<middle]) + "…") <= limit {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return String(characters[..<low]) + "…"
  }

  func width(_ text: String) -> Double { measuring.extent(of: text, font: font).width }
}
