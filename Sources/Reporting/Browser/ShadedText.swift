import ExperimentSpecs

/// A completion with each token's log-probability as the shade of its background.
struct ShadedText {
  let html: String

  /// Shades from probable to improbable; see ``SampleBrowserScript``.
  static let shades = 6

  init(_ sample: SampleRecord) {
    let text = sample.completion ?? ""
    guard let logs = sample.tokenLogProbabilities, let lengths = sample.tokenLengths,
      logs.count == lengths.count
    else {
      html = VisibleText.html(text)
      return
    }
    let bytes = Array(text.utf8)
    var html = ""
    var (start, end, shade) = (0, 0, 0)
    func close() {
      guard end > start else { return }
      // Tokens may end within a character; together those of one shade seldom do.
      let part = VisibleText.html(String(decoding: bytes[start..<end], as: UTF8.self))
      html += shade == 0 ? part : "<i class=\"p\(shade)\">\(part)</i>"
    }
    for (log, length) in zip(logs, lengths) {
      let own = Self.shade(log)
      let next = min(end + length, bytes.count)
      // A token begins where a character does, or its first bytes would be lost.
      let isWhole = next == bytes.count || bytes[next] & 0xC0 != 0x80
      if own != shade, end < bytes.count, bytes[end] & 0xC0 != 0x80 {
        close()
        (start, shade) = (end, own)
      }
      end = isWhole ? next : max(next, end)
    }
    end = bytes.count
    close()
    self.html = html
  }

  /// 0 for a token that was nearly certain, up to ``shades`` - 1 for one in a hundred and less.
  static func shade(_ logProbability: Double) -> Int {
    let limits = [-0.1, -0.5, -1.2, -2.3, -4.6]
    return limits.count { logProbability < $0 }
  }
}
