import Foundation

/// Standard error: where progress and messages go, so that standard output holds results alone.
enum Console {
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(2) == 1 }
}
