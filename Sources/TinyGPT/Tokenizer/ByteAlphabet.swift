/// GPT-2's spelling of the 256 bytes as 256 printable characters.
///
/// Token files write a token's bytes with it, so that any byte string is a readable JSON string
/// without spaces: the bytes that are printable characters of Latin-1 stand for themselves, and
/// the other 68 are U+0100 and up in their order (a space is `Ġ`, a line feed `Ċ`).
///
/// Source: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", §2.2.
enum ByteAlphabet {
  /// The bytes in the order of their characters, which is that of GPT-2's first 256 ids.
  static let ordered: [UInt8] =
    (0...255).filter(isPrintable) + (0...255).filter { !isPrintable($0) }

  private static let characters: [Unicode.Scalar] = {
    var characters = [Unicode.Scalar](repeating: "\0", count: 256)
    var next: UInt16 = 0x100
    for byte in UInt8.min...UInt8.max {
      if isPrintable(byte) {
        characters[Int(byte)] = Unicode.Scalar(byte)
      } else {
        characters[Int(byte)] = Unicode.Scalar(next) ?? "\0"
        next += 1
      }
    }
    return characters
  }()

  private static let bytes: [Unicode.Scalar: UInt8] = Dictionary(
    uniqueKeysWithValues: zip(characters, UInt8.min...UInt8.max))

  private static func isPrintable(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE
  }

  /// The bytes in the alphabet's letters.
  static func spelling(of bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(characters[Int(byte)]) }
    return String(text)
  }

  /// The bytes that a text in the alphabet's letters stands for; `nil` where a character is none
  /// of them, as a space or line break is.
  static func bytes(spelled text: String) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let byte = bytes[scalar] else { return nil }
      result.append(byte)
    }
    return result
  }
}

extension ByteAlphabet {
  /// A token as messages show it: at most 60 characters, without line breaks.
  static func readable(_ token: String) -> String {
    let line = token.unicodeScalars.prefix(60).map { $0.value < 0x20 ? "·" : String($0) }.joined()
    return line.utf8.count < token.utf8.count ? line + "…" : line
  }
}
