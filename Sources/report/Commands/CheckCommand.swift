import ArgumentParser
import ExperimentSpecs

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate specs; run nothing.",
    discussion: """
      Every error is told as file:line:column, all of them at once.

      Example:
        report check Experiments/*.json
      """)

  @Argument(help: "Specs: paths, or names of files in Experiments.")
  var specs: [String]

  @OptionGroup var options: SpecOptions

  func run() async throws {
    var problems: [SpecProblem] = []
    for spec in specs {
      do throws(SpecProblems) {
        _ = try SpecReader.read(
          SpecLocator.find(spec, in: SpecOptions.folders), overrides: options.set)
        Console.say("\(spec): good")
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw SpecProblems(problems) }
  }
}
