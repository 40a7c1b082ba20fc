import Documents
import ExperimentSpecs

/// The samples of a report as a part of its HTML page: prompt, completion with its log-probabilities
/// as shading, verdict and explanation, filtered by problem, verdict and arm, without a server.
///
/// Only samples whose texts are published are there, and of each problem not more than
/// ``samplesOfProblem``: in turn from each arm and kind of verdict, those with the lowest numbers
/// first. A page that would become too large shows fewer, and says how many of all.
struct SampleBrowser {
  /// HTML; empty where the records hold no texts.
  let html: String

  static let samplesOfProblem = 20
  /// So that a page with its pictures stays below two megabytes.
  static let largestBytes = 1_200_000

  init(_ records: Records, spec: ExperimentSpec) {
    guard spec.report.publish == .all, records.problems.contains(where: { $0.prompt != nil }) else {
      html = ""
      return
    }
    var problems: [String: [Shown]] = [:]
    var total = 0
    var firstRow = 1
    for (arm, own) in zip(spec.arms, records.arms) {
      let sampled = Set(own.samples.map(\.taskID))
      let tasks = records.problems.map(\.taskID).filter(sampled.contains)
      let rows = Dictionary(
        zip(tasks, firstRow...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      firstRow += tasks.count
      for (index, sample) in own.samples.enumerated() where sample.completion != nil {
        let shown = Shown(
          arm: arm, sample: sample, line: index + 1, row: rows[sample.taskID] ?? 0)
        problems[sample.taskID, default: []].append(shown)
        total += 1
      }
    }
    guard total > 0 else {
      html = ""
      return
    }
    for most in [Self.samplesOfProblem, 12, 8, 5, 3, 2, 1] {
      let page = Self.page(records.problems, problems, most: most, total: total)
      guard page.utf8.count > Self.largestBytes, most > 1 else {
        html = page
        return
      }
    }
    html = ""
  }

  /// A sample with the arm it belongs to.
  struct Shown {
    let arm: Arm
    let sample: SampleRecord
    /// Its line in the records of the arm, from 1.
    let line: Int
    /// The row of its arm and problem in the table of problems, from 1.
    let row: Int
  }

  /// At most `most` of a problem's samples: in turn from each arm and kind of verdict.
  static func chosen(_ samples: [Shown], most: Int) -> [Shown] {
    var order: [[String]] = []
    var groups: [[String]: [Shown]] = [:]
    for sample in samples {
      let key = [sample.arm.id, sample.sample.verdict]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(sample)
    }
    var chosen: [Shown] = []
    var round = 0
    while chosen.count < min(most, samples.count) {
      for key in order where chosen.count < most {
        if let group = groups[key], group.indices.contains(round) { chosen.append(group[round]) }
      }
      round += 1
    }
    return chosen
  }

  private static func page(
    _ problems: [ProblemRecord], _ samples: [String: [Shown]], most: Int, total: Int
  ) -> String {
    var sections = ""
    var shown = 0
    var verdicts: Set<String> = []
    var arms: [String] = []
    for problem in problems {
      guard let own = samples[problem.taskID] else { continue }
      let chosen = chosen(own, most: most)
      shown += chosen.count
      for sample in chosen {
        verdicts.insert(sample.sample.verdict)
        if !arms.contains(sample.arm.id) { arms.append(sample.arm.id) }
      }
      sections += section(problem, chosen, of: own.count)
    }
    let tasks = problems.map(\.taskID).filter { samples[$0] != nil }
    return """
      <aside id="samples" class="samples">
      <h2>Samples</h2>
      <p>\(shown) of \(total) samples: of each problem \(most) at most, in turn from each arm and kind \
      of verdict, those with the lowest numbers first. The darker a token's background, the less \
      probable the model found it.</p>
      <p class="filters" hidden>
      \(menu("Problem", "problem", tasks))
      \(menu("Verdict", "verdict", verdicts.sorted()))
      \(menu("Arm", "arm", arms))
      <output></output>
      </p>
      \(sections)\(SampleBrowserScript.html)</aside>

      """
  }

  private static func menu(_ label: String, _ name: String, _ values: [String]) -> String {
    let options = values.map { "<option>\(VisibleText.html($0))</option>" }.joined()
    return "<label>\(label) <select name=\"\(name)\"><option value=\"\">all</option>\(options)"
      + "</select></label>"
  }

  private static func section(
    _ problem: ProblemRecord, _ samples: [Shown], of count: Int
  ) -> String {
    let prompt = problem.prompt.map {
      "<details><summary>prompt</summary><pre>\(VisibleText.html($0))</pre></details>\n"
    }
    return """
      <section data-problem="\(VisibleText.html(problem.taskID))">
      <h3>\(VisibleText.html(problem.taskID)) <small>\(samples.count) of \(count)</small></h3>
      \(prompt ?? "")\(samples.map(entry).joined())</section>

      """
  }

  private static func entry(_ shown: Shown) -> String {
    let sample = shown.sample
    var head = [
      shown.arm.model.label, shown.arm.temperature.map { "T = \(JSONValue.text(of: $0))" },
      "sample \(sample.index)", sample.verdict,
    ].compactMap { $0 }
    if let sum = sample.sumLogProbability {
      head.append("log-probability \(JSONValue.text(of: sum))")
    }
    return """
      <details data-verdict="\(VisibleText.html(sample.verdict))" \
      data-arm="\(VisibleText.html(shown.arm.id))" \
      data-row="\(EvidenceSection.id(of: "problems.\(shown.row)"))">\
      <summary>\(VisibleText.html(head.joined(separator: ", ")))</summary>\
      <pre>\(ShadedText(sample).html)</pre>\(explanation(sample))\
      <p class="place"><code>\(VisibleText.html(RecordFolder.samplesName(of: shown.arm.id)))</code>, \
      line \(shown.line)</p></details>

      """
  }

  private static func explanation(_ sample: SampleRecord) -> String {
    guard let why = sample.explanation else { return "" }
    var parts: [String] = []
    func add(_ name: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      parts.append("<dt>\(name)</dt><dd><code>\(VisibleText.html(text))</code></dd>")
    }
    add("call", why.call)
    add("expected", why.expected)
    add("got", why.got ?? why.returned)
    add("assertion", why.expected == nil ? why.assertion : nil)
    add("exception", why.exception.map { "\($0.type): \($0.text)" })
    add("tried", why.attempts?.joined(separator: ", "))
    return parts.isEmpty ? "" : "<dl>\(parts.joined())</dl>"
  }
}
