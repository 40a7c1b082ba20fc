import CCairo

/// Takes the bytes that Cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// Cairo's side of it: a function, and the sink that it is called with.
  typealias Write =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> cairo_status_t

  static let write: Write = { sink, data, count in
    guard let sink = unsafe sink, let data = unsafe data else { return CAIRO_STATUS_WRITE_ERROR }
    // Safe: the sink outlives the surface that writes to it.
    let target = unsafe Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
    unsafe target.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  var pointer: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
}
