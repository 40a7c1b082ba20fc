import ArgumentParser

/// `report`: experiments with code-generating language models, from a declarative spec to a report.
@main
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Experiments with code-generating language models, from a spec to a report.",
    discussion: """
      Examples:
        report build Experiments/quickstart.json
        report evaluate samples.jsonl --problems HumanEval.jsonl.gz -k 1,10,100
        report check Experiments/*.json
        report doctor

      Exit status: 0 done; 1 a comparison or verification failed; 2 the input is wrong; \
      3 the machine or a tool failed; 130 interrupted, everything done so far is kept.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, PlanCommand.self, WhyCommand.self,
      EvaluateCommand.self, TrainCommand.self, SampleCommand.self, ExportCommand.self,
      RenderCommand.self, VerifyCommand.self, DiffCommand.self, DoctorCommand.self,
      SchemaCommand.self, CleanCommand.self,
    ])

  /// The one place where errors become messages and exit statuses.
  static func main() async {
    let interrupts = Interrupts()
    do {
      try await interrupts.run {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      }
    } catch {
      ExitStatus(error).leave(after: error)
    }
  }
}
