import Foundation

/// What the trusted half of the tracer makes of one run; the format is described at the head of
/// `Harness/recording.py`.
struct TraceReport: Decodable, Sendable {
  var nonce: String
  /// What ended each test program that ended; empty texts for those that came to their ends.
  var endings: [String]
  /// How the project broke the protocol.
  var garbled: String?
  /// How many calls and functions did not fit into the report.
  var left: Int
  var functions: [Function]

  struct Function: Decodable, Sendable {
    var path: String
    var line: Int
    var name: String
    var place: TracedFunction.Place
    var decorated: Bool
    var lazy: Bool
    var docstring: Bool
    var prompt: String?
    var body: String?
    var missing: [String]
    var notes: Set<TracedFunction.Note>
    var calls: [TracedFunction.Call]

    var key: Key { Key(path: path, line: line, name: name) }
  }

  struct Key: Hashable {
    var path: String
    var line: Int
    var name: String
  }

  /// A report of nothing.
  init(nonce: String) {
    self.nonce = nonce
    endings = []
    left = 0
    functions = []
  }

  /// - Returns: `nil` unless `message` is one whole report with this nonce.
  init?(_ message: [UInt8], nonce: String) {
    guard let report = try? JSONDecoder().decode(TraceReport.self, from: Data(message)),
      report.nonce == nonce
    else { return nil }
    self = report
  }
}
