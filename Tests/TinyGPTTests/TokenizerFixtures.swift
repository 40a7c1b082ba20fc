import Foundation
import Testing
import TinyGPT

/// What the files in `Fixtures` hold.
enum Fixture {
  static func path(_ name: String) throws -> String {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures/" + name)
      .path(percentEncoded: false)
  }

  static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let data = try Data(contentsOf: URL(filePath: path(name)))
    return try JSONDecoder().decode(type, from: data)
  }

  static func texts() throws -> [String] {
    try json("tokenizers/training-texts.json", as: [String].self)
  }
}

/// A text and its ids according to PyPI `tokenizers`.
struct EncodedText: Decodable {
  let text: String
  let ids: [Int32]
}

/// A folder for the files of one test, removed when the test is over.
struct ScratchFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "TinyGPTTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }
}
