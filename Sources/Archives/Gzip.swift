import CZlib

/// Gzip data (RFC 1952) as a whole; ``GzipEncoder`` and ``GzipDecoder`` work in pieces.
public enum Gzip {
  /// The version of zlib, which packs and unpacks.
  // Safe: zlib gives a literal.
  public static var libraryVersion: String { unsafe String(cString: zlibVersion()) }

  /// The first two bytes of all gzip data.
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// Packs bytes into one member without time or name: the same bytes give the same data.
  public static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var encoder = GzipEncoder()
    encoder.encode(bytes, into: &packed)
    encoder.finish(into: &packed)
    return packed
  }

  /// Unpacks all members of gzip data.
  ///
  /// - Parameter limitBytes: The most bytes to unpack.
  /// - Throws: ``GzipError``.
  public static func decompress(
    _ bytes: [UInt8], limitBytes: Int = .max
  ) throws(GzipError) -> [UInt8] {
    var unpacked: [UInt8] = []
    var decoder = GzipDecoder(limitBytes: limitBytes)
    try decoder.decode(bytes, into: &unpacked)
    try decoder.finish()
    return unpacked
  }
}
