import CSandbox
import Glibc

/// An open file descriptor, closed when it goes out of scope.
public struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Two ends of a stream in both directions.
  static func streamPair() throws(SandboxError) -> Pair {
    try socketPair(SOCK_STREAM)
  }

  /// Two ends that keep message borders.
  static func messagePair() throws(SandboxError) -> Pair {
    try socketPair(SOCK_SEQPACKET)
  }

  private static func socketPair(_ type: __socket_type) throws(SandboxError) -> Pair {
    var ends: (Int32, Int32) = (-1, -1)
    // Safe: the call fills exactly two numbers.
    let status = unsafe withUnsafeMutableBytes(of: &ends) { bytes in
      unsafe socketpair(
        AF_UNIX, Int32(type.rawValue | SOCK_CLOEXEC.rawValue), 0,
        bytes.assumingMemoryBound(to: Int32.self).baseAddress)
    }
    guard status == 0 else { throw .systemCall(name: "socketpair", errorNumber: errno) }
    return Pair(first: Descriptor(owning: ends.0), second: Descriptor(owning: ends.1))
  }

  /// A one-way stream: what is written to `second` is read from `first`.
  static func pipe() throws(SandboxError) -> Pair {
    var ends: (Int32, Int32) = (-1, -1)
    // Safe: the call fills exactly two numbers.
    let status = unsafe withUnsafeMutableBytes(of: &ends) { bytes in
      guard let first = unsafe bytes.assumingMemoryBound(to: Int32.self).baseAddress else {
        return Int32(-1)
      }
      return unsafe csandbox_pipe(first)
    }
    guard status == 0 else { throw .systemCall(name: "pipe2", errorNumber: errno) }
    return Pair(first: Descriptor(owning: ends.0), second: Descriptor(owning: ends.1))
  }

  /// A file in memory that holds `contents` and is read from its beginning.
  static func memory(holding contents: [UInt8]) throws(SandboxError) -> Descriptor {
    let number = csandbox_memory_file()
    guard number >= 0 else { throw .systemCall(name: "memfd_create", errorNumber: errno) }
    let file = Descriptor(owning: number)
    var written = 0
    while written < contents.count {
      let count = unsafe contents[written...].withUnsafeBytes { bytes in
        unsafe pwrite(number, bytes.baseAddress, bytes.count, written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .systemCall(name: "pwrite", errorNumber: errno) }
      written += count
    }
    return file
  }

  /// Reads what is there, at most `limit` bytes.
  ///
  /// - Returns: `nil` at the end of the stream.
  func read(atMost limit: Int) throws(SandboxError) -> [UInt8]? {
    while true {
      var failed: Int32 = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        let got = unsafe Glibc.read(number, buffer.baseAddress, limit)
        failed = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failed == EINTR { continue }
      // A peer that died with unread input looks like this; for us it is the end of the stream.
      if failed == ECONNRESET { return nil }
      guard failed == 0 else { throw .systemCall(name: "read", errorNumber: failed) }
      return bytes.isEmpty ? nil : bytes
    }
  }

  /// Two descriptors that belong together.
  struct Pair: ~Copyable {
    var first: Descriptor
    var second: Descriptor
  }

  /// Waits until one of `numbers` can be read or has ended.
  ///
  /// - Parameters:
  ///   - numbers: Descriptors; negative ones are left out.
  ///   - timeout: `nil` waits without end.
  /// - Returns: For each whether it is ready; all false after the time.
  static func wait(for numbers: [Int32], timeout: Duration?) throws(SandboxError) -> [Bool] {
    var watched = numbers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds =
      timeout.map { min(Int64(Int32.max), max(0, ($0 + .microseconds(999)).milliseconds)) } ?? -1
    while true {
      let count = unsafe poll(&watched, nfds_t(watched.count), Int32(milliseconds))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .systemCall(name: "poll", errorNumber: errno) }
      return watched.map { $0.revents != 0 }
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  /// Whole microseconds, rounded down.
  var microseconds: UInt64 {
    UInt64(
      max(0, components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000))
  }
}

/// What the C library says of an error number.
func errorText(_ number: Int32) -> String {
  // Safe: strerror never returns null.
  unsafe String(cString: strerror(number))
}
