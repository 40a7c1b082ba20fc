import CSandbox
import Glibc

extension Container {
  /// What waiting for the fork server's answer came to.
  enum Reply {
    case message(csandbox_reply)
    /// The interpreter is gone.
    case ended
    case late
  }

  /// Sends one request to the fork server.
  ///
  /// - Parameter trailing: Bytes that follow the request.
  func send(
    _ request: csandbox_request, trailing: [UInt8], descriptors: [Int32]
  ) throws(SandboxError) {
    // Safe: a plain structure, read as the bytes it is made of.
    let message = unsafe withUnsafeBytes(of: request) { unsafe Array($0) } + trailing
    let status = unsafe csandbox_send(
      control.number, message, UInt32(message.count), descriptors, UInt32(descriptors.count))
    guard status == 0 else {
      if errno == EPIPE || errno == ECONNRESET { throw .containerLost }
      throw .systemCall(name: "sendmsg", errorNumber: errno)
    }
  }

  /// Waits for one answer of the fork server.
  ///
  /// - Parameter time: `nil` waits without end.
  func reply(within time: Duration?) throws(SandboxError) -> Reply {
    guard try Descriptor.wait(for: [control.number], timeout: time)[0] else { return .late }
    let size = MemoryLayout<csandbox_reply>.size
    guard let bytes = try control.read(atMost: size) else { return .ended }
    guard bytes.count == size else { throw .notServing(reason: "a message of a wrong length") }
    var reply = csandbox_reply()
    // Safe: as many bytes as the plain structure has, sent by our own library.
    unsafe withUnsafeMutableBytes(of: &reply) { unsafe $0.copyBytes(from: bytes) }
    return .message(reply)
  }
}
