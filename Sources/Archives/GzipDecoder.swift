import CZlib

/// Unpacks gzip data (RFC 1952) that arrives in pieces, of one member or of several.
///
/// Zero bytes between and after members are padding and skipped, as gzip itself and Python's
/// `gzip` do; anything else there is an error.
@safe
public struct GzipDecoder: ~Copyable {
  private enum Position { case start, inMember, betweenMembers }

  /// On the heap, because zlib checks that a stream has not moved.
  private let stream: UnsafeMutablePointer<z_stream>
  private let limitBytes: Int
  private var producedBytes = 0
  private var position = Position.start

  /// Bytes that each call of `inflate` may produce.
  private static let chunkBytes = 1 << 17

  /// - Parameter limitBytes: The most bytes to unpack in total: a kilobyte of gzip can hold a
  ///   megabyte.
  public init(limitBytes: Int = .max) {
    self.limitBytes = limitBytes
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 is the largest window; 16 more asks for the gzip wrapper and its checksum.
    unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the next piece.
  ///
  /// - Parameters:
  ///   - input: Any number of bytes, cut anywhere.
  ///   - output: What they hold is added at its end.
  /// - Throws: ``GzipError/notGzip``, ``GzipError/corrupt(reason:)``,
  ///   ``GzipError/tooLarge(limitBytes:)``. The decoder is of no use afterwards.
  public mutating func decode(
    _ input: [UInt8], into output: inout [UInt8]
  ) throws(GzipError) {
    var start = 0
    while start < input.count {
      if position == .betweenMembers {
        if input[start] == 0 {
          start += 1
          continue
        }
        unsafe inflateReset(stream)
        position = .inMember
      }
      try inflateChunk(of: input, from: &start, into: &output)
    }
  }

  /// To be called after the last piece.
  ///
  /// - Throws: ``GzipError/truncated`` where the data ended inside a member or there was none.
  public consuming func finish() throws(GzipError) {
    guard position == .betweenMembers else { throw .truncated }
  }

  private mutating func inflateChunk(
    of input: [UInt8], from start: inout Int, into output: inout [UInt8]
  ) throws(GzipError) {
    let stream = unsafe stream
    // One byte more than allowed may be made, which tells a full output from one too large.
    let room = min(Self.chunkBytes, limitBytes - producedBytes + (limitBytes == .max ? 0 : 1))
    let count = min(input.count - start, Int(Int32.max))
    var status = Z_OK
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { storage, initialized in
      status = unsafe input.withUnsafeBufferPointer { bytes in
        // zlib's interface lacks `const`; it does not write to its input.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: bytes.baseAddress?.advanced(by: start))
        unsafe stream.pointee.avail_in = uInt(count)
        unsafe stream.pointee.next_out = storage.baseAddress
        unsafe stream.pointee.avail_out = uInt(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
      initialized = unsafe room - Int(stream.pointee.avail_out)
    }
    unsafe start += count - Int(stream.pointee.avail_in)
    producedBytes += chunk.count
    output += chunk
    guard producedBytes <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    try follow(status)
  }

  private mutating func follow(_ status: Int32) throws(GzipError) {
    switch status {
    case Z_OK, Z_BUF_ERROR: position = .inMember
    case Z_STREAM_END: position = .betweenMembers
    default:
      let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      if position == .start, unsafe stream.pointee.total_out == 0,
        message == "incorrect header check"
      {
        throw .notGzip
      }
      throw .corrupt(reason: message ?? "zlib status \(status)")
    }
  }
}
