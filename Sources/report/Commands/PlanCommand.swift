import ArgumentParser
import ExperimentRunning
import ExperimentSpecs
import Foundation

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what a build would do; run nothing.",
    discussion: """
      Example:
        report plan quickstart
      """)

  @Argument(help: "A spec: a path, or the name of a file in Experiments.")
  var spec: String

  @OptionGroup var options: SpecOptions
  @OptionGroup var storing: StoreOptions

  func run() async throws {
    let plan = try BuildCommand.experiment(try options.read(spec), storing).plan()
    for stage in plan.stages {
      var line = "\(stage.state == .cached ? "cached" : "to run")  \(stage.stage.name)"
      if stage.samples > 0 { line += ": \(stage.samples) samples" }
      if stage.state == .toRun, stage.samples > 0 {
        line +=
          stage.samplesToDraw > 0
          ? ", \(stage.samplesToDraw) to draw" : ", \(stage.programsToJudge) programs to judge"
      }
      if let estimate = stage.estimate {
        line += ", about \(ProgressLine.clock(estimate / .seconds(1)))"
      }
      print(line)
    }
  }
}

struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Say, for each stage that would run, which input changed.",
    discussion: """
      Example:
        report why quickstart --set limits.timeoutSeconds=5
      """)

  @Argument(help: "A spec: a path, or the name of a file in Experiments.")
  var spec: String

  @OptionGroup var options: SpecOptions
  @OptionGroup var storing: StoreOptions

  func run() async throws {
    let plan = try BuildCommand.experiment(try options.read(spec), storing).plan()
    if plan.isCached { print("nothing would run") }
    for stage in plan.stages where stage.state == .toRun {
      print(stage.stage.name)
      for reason in stage.reasons { print("  \(reason)") }
    }
  }
}
