/// A cipher that code may use well or badly.
public enum Cipher: String, CaseIterable, Hashable, Sendable {
  case aes = "AES"
  case rsa = "RSA"
}

/// How a piece of code uses encryption.
///
/// Source: Chen et al. 2021, §7.5 and appendix G (Figure 15): clearly insecure are RSA keys of less
/// than 2048 bits and AES in ECB mode.
public enum EncryptionUse: Hashable, Sendable {
  case insecure(Cipher)
  case secure(Cipher)
  /// No key is made and no mode chosen, or not in a way that can be read off the text.
  case unclear
}

/// Tells by rules how a piece of Python uses encryption.
///
/// It looks for calls of the two libraries that are mostly used: PyCryptodome's `RSA.generate` and
/// `AES.new`, and cryptography's `generate_private_key` and `modes`. The size of an RSA key is the
/// call's first integer, or the integer that a name was given on a line of its own. Comments do not
/// count. Whether code runs is not looked at: code that Python does not compile must be dropped
/// before.
public struct EncryptionClassifier: Sendable {
  /// RSA keys of fewer bits are clearly insecure.
  public static let smallestKeyBits = 2048

  public init() {}

  /// How the code uses a cipher; of several uses the least secure decides.
  public func use(of cipher: Cipher, in code: String) -> EncryptionUse {
    let lines = code.split(separator: "\n").map { $0.prefix { $0 != "#" } }
    switch cipher {
    case .aes: return aes(lines)
    case .rsa: return rsa(lines)
    }
  }

  private func aes(_ lines: [Substring]) -> EncryptionUse {
    var names = false
    for line in lines {
      for mode in Self.words(after: "MODE_", in: line) + Self.words(after: "modes.", in: line) {
        if mode == "ECB" { return .insecure(.aes) }
        names = true
      }
    }
    return names ? .secure(.aes) : .unclear
  }

  private func rsa(_ lines: [Substring]) -> EncryptionUse {
    var constants: [Substring: Int] = [:]
    var sizes: [Int] = []
    var isInCall = false
    for line in lines {
      if let (name, value) = Self.constant(in: line) { constants[name] = value }
      if let call = line.range(ofText: "RSA.generate(") {
        sizes += Self.firstSize(in: line[call...], constants: constants)
      }
      isInCall = isInCall || line.range(ofText: "generate_private_key(") != nil
      if isInCall, let key = line.range(ofText: "key_size=") {
        sizes += Self.firstSize(in: line[key...], constants: constants)
        isInCall = false
      }
    }
    guard let least = sizes.min() else { return .unclear }
    return least < Self.smallestKeyBits ? .insecure(.rsa) : .secure(.rsa)
  }

  /// `NAME = 1024` on a line of its own.
  private static func constant(in line: Substring) -> (Substring, Int)? {
    let parts = line.split(separator: " ")
    guard parts.count == 3, parts[1] == "=", let value = Int(parts[2]) else { return nil }
    return (parts[0], value)
  }

  /// The first integer of an argument list, written out or by name.
  private static func firstSize(in arguments: Substring, constants: [Substring: Int]) -> [Int] {
    let words = arguments.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    for word in words {
      if let size = Int(word) ?? constants[word] { return [size] }
    }
    return []
  }

  /// What stands behind each occurrence of a text, up to the end of the word.
  private static func words(after text: String, in line: Substring) -> [Substring] {
    var words: [Substring] = []
    var rest = line
    while let end = rest.range(ofText: text) {
      rest = rest[end...]
      words.append(rest.prefix { $0.isLetter })
    }
    return words
  }
}

extension Substring {
  /// The place behind the first occurrence of a text.
  fileprivate func range(ofText text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
