import CodeEvaluation
import Foundation

/// One verdict, told so that a person understands it.
struct Explanation {
  let problem: Problem
  /// The sample's number among those of its problem, from 0, and how many those are.
  let index: Int
  let count: Int
  let completion: String
  let verdict: Verdict
  let cost: VerdictCost
  /// How the program was kept apart from the machine.
  let isolation: String

  /// Several lines, the last without an end.
  var text: String {
    var lines = ["\(problem.taskID), sample \(index) of \(count): \(headline)", ""]
    lines += rows.map { name, value in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + value
    }
    lines += ["", "The completion, after the prompt's \(promptLines) lines:", ""]
    return (lines + numberedCompletion).joined(separator: "\n")
  }

  private var headline: String {
    let clock =
      switch verdict.clock {
      case .cpu: " (processor time)"
      case .wall: " (it waited: wall clock)"
      case nil: ""
      }
    let text = verdict.text.isEmpty || verdict.kind == .timedOut ? "" : ": \(verdict.text)"
    return verdict.kind.rawValue + clock + text
  }

  private var rows: [(String, String)] {
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append((name, value)) }
    }
    add("call", verdict.call)
    add("returned", verdict.returned)
    add("assertion", verdict.assertion)
    // Said already where the call's result itself is what was compared.
    if verdict.got != verdict.returned { add("got", verdict.got) }
    add("expected", verdict.expected)
    add("exception", verdict.exception.map(Self.text))
    add("tried", verdict.attempts.joined(separator: ", "))
    add("calls", String(verdict.calls))
    add(
      "cost",
      String(
        format: "%.1f ms of processor time, %.1f ms in all, %.1f MiB at most",
        cost.cpuMilliseconds, cost.wallMilliseconds, Double(cost.peakBytes) / 1_048_576))
    add("sandbox", isolation)
    return rows
  }

  private static func text(_ exception: Verdict.Exception) -> String {
    let base = exception.base == exception.type ? "" : " (a kind of \(exception.base))"
    let place = exception.line > 0 ? ", line \(exception.line) of the completion" : ""
    return "\(exception.type)\(base): \(exception.text)\(place)"
  }

  private var promptLines: Int { problem.prompt.count { $0 == "\n" } }

  private var numberedCompletion: [String] {
    let lines = completion.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      let mark = verdict.exception?.line == number + 1 ? ">" : " "
      let label = String(number + 1)
      return "\(mark)\(String(repeating: " ", count: max(0, 4 - label.count)))\(label)  \(line)"
    }
  }
}
