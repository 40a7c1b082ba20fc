import Foundation
import Testing

/// Numbers frozen from an outside program; each file names its origin.
enum Fixture {
  static func read<Contents: Decodable>(_ name: String, as type: Contents.Type) throws -> Contents {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }
}
