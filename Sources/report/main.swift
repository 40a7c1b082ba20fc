import CodeEvaluation
import Foundation
import Synchronization

func lines(_ path: String) throws -> [[String: Any]] {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  return try text.split(separator: "\n").map {
    try JSONSerialization.jsonObject(with: Data($0.utf8)) as! [String: Any]
  }
}
let problems = try lines(CommandLine.arguments[1]).map {
  Problem(
    taskID: $0["task_id"] as! String, prompt: $0["prompt"] as! String,
    entryPoint: $0["entry_point"] as! String,
    canonicalSolution: $0["canonical_solution"] as? String, test: $0["test"] as! String)
}
let judge = try Judge(settings: JudgeSettings(workers: Int(CommandLine.arguments[3])!))
var start = ContinuousClock.now
let prepared = try await judge.prepare(problems)
print("prepared", ContinuousClock.now - start)
for one in prepared where one.standing != .split { print(one.problem.taskID, one.standing) }
let index = Dictionary(uniqueKeysWithValues: problems.enumerated().map { ($1.taskID, $0) })
let samples = try lines(CommandLine.arguments[2]).map {
  Submission(problem: index[$0["task_id"] as! String]!, completion: $0["completion"] as! String)
}
start = ContinuousClock.now
let out = Mutex<[Int: (Verdict, VerdictCost)]>([:])
try await judge.judge(samples, of: prepared) { i, v, c in out.withLock { $0[i] = (v, c) } }
print("judged", ContinuousClock.now - start)
let enc = JSONEncoder()
enc.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
var text = ""
for i in samples.indices {
  let (v, c) = out.withLock { $0[i]! }
  text += v.reference.replacingOccurrences(of: "\n", with: "\\n") + "\t" + v.kind.rawValue + "\t" + String(decoding: try enc.encode(v), as: UTF8.self) + "\t\(c.cpuMilliseconds)\n"
}
try text.write(toFile: CommandLine.arguments[4], atomically: true, encoding: .utf8)
