import CSandbox

/// An examining process that may take one examination of the same subject after the other.
///
/// Over a socket, which the process has as descriptor 6, it gets the descriptors of each further
/// examination and says when it is done with one. The program examined is a new process each time.
final class Sitting {
  let subject: Int
  let examinerID: UInt64
  private let socket: Descriptor

  init(subject: Int, examinerID: UInt64, socket: consuming Descriptor) {
    self.subject = subject
    self.examinerID = examinerID
    self.socket = socket
  }

  /// Where ``progress()`` arrives; for waiting on several things at once.
  var readable: Int32 { socket.number }

  /// Hands over the next examination.
  ///
  /// - Parameter descriptors: As those that the first examination got as 3, 4 and 5.
  /// - Throws: ``SandboxError/containerLost`` where the process has gone away.
  func goOn(with descriptors: [Int32]) throws(SandboxError) {
    // Safe: both lists outlive the call, which only reads them.
    let status = unsafe csandbox_send(
      socket.number, [UInt8(0)], 1, descriptors, UInt32(descriptors.count))
    guard status == 0 else { throw .containerLost }
  }

  /// What the process says when it is done with an examination.
  struct Progress {
    /// Whether it waits for another one; otherwise it ends.
    var goesOn: Bool
    /// Processor time that this examination took.
    var cpu: Duration

    /// - Parameter message: The flag in one byte, then microseconds in eight, the lowest first.
    init?(_ message: [UInt8]) {
      guard message.count == 9 else { return nil }
      goesOn = message[0] != 0
      cpu = .microseconds(
        message.dropFirst().reversed().reduce(Int64(0)) { $0 << 8 | Int64($1 & 0xFF) })
    }
  }

  /// Takes what the process says; `nil` where it went away without a word.
  func progress() throws(SandboxError) -> Progress? {
    try socket.read(atMost: 16).flatMap(Progress.init)
  }
}
