import Archives
import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct RecordFolderTests {
  static let records: Records = {
    let samples = (0..<3).flatMap { task in
      (0..<4).map { index in
        SampleRecord(
          taskID: "T/\(task)", index: index, model: "m", temperature: 0.8, topP: nil,
          completion: "    return \"/é\(index)\"\n", tokenLogProbabilities: [-0.25, -1.5],
          programSHA256: String(repeating: "0\(index)", count: 32),
          verdict: index == 0 ? "passed" : "failed",
          result: index == 0 ? "passed" : "failed: secret \(index)", passed: index == 0)
      }
    }
    let problems = (0..<4).map {
      ProblemRecord(
        taskID: "T/\($0)", problemSHA256: String(repeating: "a", count: 64), prompt: "def f\($0)",
        reference: "passed", isolation: "apart")
    }
    return Records(problems: problems, arms: [ArmRecords(id: "m_T0.8", samples: samples)])
  }()

  @Test func roundTrips() throws {
    let home = try TemporaryFolder()
    let folder = RecordFolder(home.url.appending(path: "records"))
    let files = try folder.write(Self.records, at: .all)
    #expect(files.map(\.name) == ["problems.jsonl.gz", "samples-m_T0.8.jsonl.gz"])
    #expect(files.map(\.rows) == [4, 12])
    #expect(try folder.read(arms: ["m_T0.8"]) == Self.records)
    for file in files {
      let path = folder.folder.appending(path: file.name).path(percentEncoded: false)
      #expect(try SHA256.hexDigest(ofFileAt: path) == file.sha256)
    }
  }

  @Test func bytesRepeat() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(
      try RecordFolder(one.url).write(Self.records, at: .verdicts)
        == RecordFolder(two.url).write(Self.records, at: .verdicts))
  }

  @Test func theVerdictLevelHoldsNoTexts() throws {
    let home = try TemporaryFolder()
    _ = try RecordFolder(home.url).write(Self.records, at: .verdicts)
    let path = home.url.appending(path: "samples-m_T0.8.jsonl.gz").path(percentEncoded: false)
    let text = String(
      decoding: try Gzip.decompress(InputFile(path: path).readToEnd()), as: UTF8.self)
    #expect(
      text.split(separator: "\n")[1] == """
        {"index":1,"model":"m","passed":false,"program_sha256":"\
        \(String(repeating: "01", count: 32))","sum_logprob":-1.75,"task_id":"T/0",\
        "temperature":0.8,"token_count":2,"verdict":"failed"}
        """)
    #expect(!text.contains("secret") && !text.contains("return"))
  }

  @Test func theNoneLevelWritesNothing() throws {
    let home = try TemporaryFolder()
    let folder = RecordFolder(home.url.appending(path: "records"))
    #expect(try folder.write(Self.records, at: .none).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.folder.path(percentEncoded: false)))
  }

  @Test func damageIsNamedWithItsLine() throws {
    let home = try TemporaryFolder()
    let folder = RecordFolder(home.url)
    _ = try folder.write(Self.records, at: .all)
    let problems = home.url.appending(path: "problems.jsonl.gz")
    let good = try Data(contentsOf: problems)
    func message() -> String {
      do throws(RecordError) {
        _ = try folder.read(arms: [])
        return ""
      } catch {
        return error.description
      }
    }
    try good.prefix(good.count / 2).write(to: problems)
    #expect(message().contains("problems.jsonl.gz: error: "))
    try Data(Gzip.compress(Array("{}\n".utf8))).write(to: problems)
    #expect(message().contains("problems.jsonl.gz:1: error: "))
    try FileManager.default.removeItem(at: problems)
    #expect(message().contains("problems.jsonl.gz: error: "))
  }

  @Test func provenanceRoundTripsWithSortedKeys() throws {
    let provenance = Provenance(
      spec: ["name": "x", "k": [1, 10]], seed: 7,
      data: [.init(use: "task.problems", name: "p.jsonl", sha256: "00")],
      records: [], judge: [.init(name: "python", value: "3")],
      stages: [.init(name: "judge m", version: 2, key: "ff")],
      formulas: [.init(name: "pass@k", version: "1", signature: "pass@k|version:1")])
    let data = try CanonicalJSON.data(of: provenance)
    let back = try JSONDecoder().decode(Provenance.self, from: data)
    #expect(back.stages == provenance.stages)
    #expect(back.spec.text(.canonical) == provenance.spec.text(.canonical))
    #expect(try CanonicalJSON.data(of: back) == data)
    #expect(String(decoding: data.prefix(12), as: UTF8.self) == "{\n  \"data\" :")
  }
}
