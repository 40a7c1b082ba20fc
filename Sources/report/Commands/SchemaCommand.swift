import ArgumentParser
import ExperimentSpecs

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of specs, for editors.",
    discussion: """
      Example:
        report schema > spec.schema.json
      """)

  func run() async throws {
    print(SpecReader.jsonSchema.text(.pretty), terminator: "")
  }
}
