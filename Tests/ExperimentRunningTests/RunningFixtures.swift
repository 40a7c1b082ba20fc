import ExperimentSpecs
import Foundation
import Synchronization

@testable import ExperimentRunning

/// A folder that goes away with its value, with a copy of the fixtures.
final class Workplace: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "running-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.copyItem(
      at: Bundle.module.bundleURL.appending(path: "Fixtures"), to: url)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var storeFolder: URL { url.appending(path: ".report") }
  var specFile: URL { url.appending(path: "spec.json") }

  func store() throws(StoreError) -> Store { try Store(folder: storeFolder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// The stages of the fixture spec as it is now.
  func blueprint(
    overrides: [String] = [], store: Store, judgeVersion: Int = 1
  ) throws -> Blueprint {
    let spec = try SpecReader.read(
      specFile.path(percentEncoded: false), overrides: overrides)
    let resolver = DataResolver(
      searchFolders: [], objects: store.objects, download: nil, hash: store.sha256(of:))
    let notebook = try spec.notebook.flatMap { ContentKey(hex: try store.sha256(of: $0)) }
    return Blueprint(
      spec, data: try spec.resolveData(with: resolver), notebook: notebook,
      versions: Blueprint.Versions(
        judgeStage: 1, judge: [Stage.Input("judge", String(judgeVersion))], reportStage: 1,
        report: []))
  }
}

/// A judge that decides by the text of the completion and counts what it was given.
///
/// It works in the reverse order of the requests, so that completion order is not input order.
final class ScriptedJudge: Judging {
  let inputs = [Stage.Input("judge", "1")]
  private let given = Mutex<[String]>([])
  private let failing: Int?
  private let forgetting: Int

  struct Broken: Error {}

  /// - Parameters:
  ///   - failing: After how many verdicts the judge itself breaks.
  ///   - forgetting: How many verdicts it leaves out at the end.
  init(failing: Int? = nil, forgetting: Int = 0) {
    self.failing = failing
    self.forgetting = forgetting
  }

  /// The completions that were judged.
  var judged: [String] { given.withLock { $0 } }

  func verdicts(for requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    AsyncThrowingStream { stream in
      for (count, request) in requests.reversed().dropLast(forgetting).enumerated() {
        if count == failing { return stream.finish(throwing: Broken()) }
        given.withLock { $0.append(request.completion) }
        stream.yield(Judged(key: request.key, verdict: Self.verdict(on: request.completion)))
      }
      stream.finish()
    }
  }

  static func verdict(on completion: String) -> StoredVerdict {
    let passed = completion.hasSuffix("0")
    return StoredVerdict(
      verdict: passed ? "passed" : "failed", result: passed ? "passed" : "failed: \(completion)",
      passed: passed)
  }
}

/// Requests of `tasks` problems with `n` samples each; samples `i` and `i + distinct` are equal.
func requests(tasks: Int = 3, n: Int = 8, distinct: Int = 5) -> [JudgeRequest] {
  (0..<tasks).flatMap { task in
    (0..<n).map { index in
      let completion = "T\(task)-\(index % distinct)"
      return JudgeRequest(
        key: VerdictKey(
          problem: ContentKey(of: "problem \(task)".utf8), program: ContentKey(of: completion.utf8)),
        taskID: "T/\(task)", completion: completion)
    }
  }
}

let judging = ContentKey(of: "judging".utf8)
