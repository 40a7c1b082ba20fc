public import Foundation

/// Downloads through the `curl` program, which knows the machine's proxies and certificates.
public enum CurlDownload {
  /// Fetches `address` into `target`; a ``DataResolver/Download``.
  ///
  /// Follows redirections, to HTTP and HTTPS only, and gives up on a transfer that stays under
  /// 1 kB/s for a minute.
  ///
  /// - Throws: ``DataError/downloadFailed(address:reason:)``.
  public static func fetch(_ address: String, to target: URL) throws(DataError) {
    let curl = Process()
    curl.executableURL = URL(filePath: "/usr/bin/env")
    curl.arguments = [
      "curl", "--fail", "--location", "--silent", "--show-error", "--proto", "=http,https",
      "--connect-timeout", "30", "--speed-limit", "1000", "--speed-time", "60", "--retry", "2",
      "--output", target.path(percentEncoded: false), "--", address,
    ]
    let messages = Pipe()
    curl.standardError = messages
    curl.standardInput = FileHandle.nullDevice
    do {
      try curl.run()
    } catch {
      throw .downloadFailed(address: address, reason: "`curl` cannot be started")
    }
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    curl.waitUntilExit()
    switch curl.terminationStatus {
    case 0: return
    case 127: throw .downloadFailed(address: address, reason: "`curl` is not installed")
    default:
      let line = text.split(separator: "\n").last.map(String.init)
      throw .downloadFailed(
        address: address, reason: line ?? "curl ended with status \(curl.terminationStatus)")
    }
  }
}
