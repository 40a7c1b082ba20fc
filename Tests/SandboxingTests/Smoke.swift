import Testing
import Foundation
@testable import Sandboxing
@Test func smoke() throws {
  let t0 = ContinuousClock.now
  let python = try PythonInstallation()
  print(python.visible.count, python.executable, ContinuousClock.now - t0)
  let step = try IsolationStep.available()
  let folder = Bundle.module.path(forResource: "Fixtures", ofType: nil)!
  print(step)
  let t1 = ContinuousClock.now
  var room = ExaminationRoom(
    candidates: try ForkServer(python: python, folder: folder, script: "candidate.py", step: step),
    examiners: try ForkServer(python: python, folder: folder, script: "examiner.py", step: step))
  print("start", ContinuousClock.now - t1)
  for _ in 0..<3 {
  let o = try room.run(Examination(candidateInput: Array("abc".utf8), examinerInput: [], limits: ProcessLimits(cpu: .milliseconds(300), wall: .seconds(2))))
  print(o.candidate, o.examiner, String(decoding: o.findings, as: UTF8.self))
  }
}
