import Archives
import ArgumentParser
import Charts
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Rendering
import Reporting
import Sandboxing
import TinyGPT

/// What the program's exit status says; the numbers are part of its interface.
enum ExitStatus: Int32 {
  case done = 0
  /// A comparison or a verification failed.
  case unequal = 1
  /// The input is wrong.
  case badInput = 2
  /// The machine or a tool failed.
  case failure = 3
  /// Everything done so far is kept.
  case interrupted = 130

  init(_ error: any Error) {
    self =
      switch error {
      case is CancellationError: .interrupted
      case is ComparisonFailure: .unequal
      case SandboxError.cancelled: .interrupted
      case DataError.unwritable, DataError.downloadFailed: .failure
      case DatasetError.unreadable(.file(let error)) where error.operation == .read: .failure
      case is UsageError, is SpecProblems, is DataError, is DatasetError: .badInput
      case let error as ExchangeError: error.isBadInput ? .badInput : .failure
      case is SamplingError: .badInput
      case let error as ReportingError: error.isBadInput ? .badInput : .failure
      default: .failure
      }
  }

  /// Says what went wrong, and ends the program.
  func leave(after error: any Error) -> Never {
    if Self.isArgumentParsers(error) {
      let code = ReportCommand.exitCode(for: error)
      let text = ReportCommand.fullMessage(for: error)
      if code == .success {
        print(text)
        exit(Self.done.rawValue)
      }
      Console.say(text)
      exit(Self.badInput.rawValue)
    }
    switch self {
    case .interrupted: Console.say("interrupted; everything done so far is kept")
    default: Console.say(Self.message(of: error))
    }
    exit(rawValue)
  }

  private static func isArgumentParsers(_ error: any Error) -> Bool {
    error is CleanExit || error is ValidationError
      || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }

  /// An error as it is told: what, where, and what to do.
  static func message(of error: any Error) -> String {
    let text = "\(error)"
    return text.contains("error: ") ? text : "error: " + text
  }
}

/// A comparison or a verification that did not come out as it should.
struct ComparisonFailure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Input that a command cannot work with.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

extension ExchangeError {
  /// Whether it lies in what was given rather than in the machine.
  fileprivate var isBadInput: Bool {
    if case .file(let error) = problem { error.operation == .open } else { true }
  }
}
