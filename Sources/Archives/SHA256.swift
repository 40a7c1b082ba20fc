/// The hash function SHA-256 over bytes that arrive in pieces.
///
/// Source: FIPS 180-4, <https://doi.org/10.6028/NIST.FIPS.180-4>.
public struct SHA256: Sendable {
  private var state = SHA256.initialState
  /// The bytes after the last whole block, fewer than 64.
  private var tail: [UInt8] = []
  private var lengthBytes: UInt64 = 0

  private static let blockBytes = 64

  /// A hash over no bytes yet.
  public init() {}

  /// Takes in the next bytes; how they are cut into pieces does not matter.
  public mutating func update(_ bytes: Span<UInt8>) {
    lengthBytes &+= UInt64(bytes.count)
    var start = 0
    if !tail.isEmpty {
      start = min(Self.blockBytes - tail.count, bytes.count)
      for index in 0..<start { tail.append(bytes[index]) }
      guard tail.count == Self.blockBytes else { return }
      state = Self.state(state, after: tail.span)
      tail.removeAll(keepingCapacity: true)
    }
    let whole = start + (bytes.count - start) / Self.blockBytes * Self.blockBytes
    state = Self.state(state, after: bytes.extracting(start..<whole))
    for index in whole..<bytes.count { tail.append(bytes[index]) }
  }

  /// Takes in the next bytes of any sequence, without a copy where it is stored in one piece.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { storage in
      unsafe update(storage.span)
    }
    if done == nil { update(Array(bytes).span) }
  }

  /// The hash of all bytes taken in.
  ///
  /// - Returns: 32 bytes.
  public consuming func finalize() -> [UInt8] {
    // One bit, zeros up to 8 bytes before the end of a block, then the length in bits.
    let lengthBits = lengthBytes &* 8
    let zeros = (2 * Self.blockBytes - 9 - tail.count) % Self.blockBytes
    let padding = [0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndian(lengthBits)
    update(padding.span)
    let words = state
    return (0..<8).flatMap { Self.bigEndian(words[$0]) }
  }

  /// ``finalize()`` as 64 lower-case hexadecimal digits.
  public consuming func finalizeHex() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The hash of a sequence of bytes, such as `text.utf8`, as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalizeHex()
  }

  /// The hash of a file's bytes, as 64 lower-case hexadecimal digits; reads it in pieces.
  ///
  /// - Throws: ``FileError`` where the file cannot be read.
  public static func hexDigest(ofFileAt path: String) throws(FileError) -> String {
    let file = try InputFile(path: path)
    var hash = SHA256()
    var chunk: [UInt8] = []
    while try file.read(into: &chunk, upTo: 1 << 18) { hash.update(chunk.span) }
    return hash.finalizeHex()
  }

  private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (1...(number.bitWidth / 8)).map {
      UInt8(truncatingIfNeeded: number >> (number.bitWidth - 8 * $0))
    }
  }
}
