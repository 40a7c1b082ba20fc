import CZlib

/// Packs bytes that arrive in pieces into one gzip member (RFC 1952).
///
/// The header carries no time and no name, and the level is fixed, so the same bytes always give
/// the same file with the same zlib, however they are cut into pieces.
@safe
public struct GzipEncoder: ~Copyable {
  /// On the heap, because zlib checks that a stream has not moved.
  private let stream: UnsafeMutablePointer<z_stream>

  private static let level: Int32 = 6
  private static let chunkBytes = 1 << 16

  public init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the largest window, 16 more asks for the gzip wrapper; 8 is zlib's usual memory level.
    unsafe deflateInit2_(
      stream, Self.level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Packs the next piece.
  ///
  /// - Parameters:
  ///   - input: Any number of bytes.
  ///   - output: The packed bytes that are ready are added at its end; others stay inside.
  public mutating func encode(_ input: [UInt8], into output: inout [UInt8]) {
    var start = 0
    while start < input.count {
      let count = min(input.count - start, Int(Int32.max))
      deflateAll(of: input, from: start, count: count, flush: Z_NO_FLUSH, into: &output)
      start += count
    }
  }

  /// Adds what is still inside, and the checksum, at the end of `output`.
  public consuming func finish(into output: inout [UInt8]) {
    deflateAll(of: [], from: 0, count: 0, flush: Z_FINISH, into: &output)
  }

  private mutating func deflateAll(
    of input: [UInt8], from start: Int, count: Int, flush: Int32, into output: inout [UInt8]
  ) {
    let stream = unsafe stream
    let room = Self.chunkBytes
    unsafe input.withUnsafeBufferPointer { bytes in
      // zlib's interface lacks `const`; it does not write to its input.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.advanced(by: start))
      unsafe stream.pointee.avail_in = uInt(count)
      var chunkCount = 0
      repeat {
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { storage, initialized in
          unsafe stream.pointee.next_out = storage.baseAddress
          unsafe stream.pointee.avail_out = uInt(room)
          unsafe deflate(stream, flush)
          initialized = unsafe room - Int(stream.pointee.avail_out)
        }
        output += chunk
        chunkCount = chunk.count
      } while chunkCount == room
    }
  }
}
