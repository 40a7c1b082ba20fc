public import ExperimentSpecs

extension Records {
  /// Where records contradict themselves; none do as this program writes them. Needs no texts.
  ///
  /// A sample passed if and only if its verdict is `passed`, equal programs of a problem have equal
  /// verdicts, samples are about problems of the records, and each stands there once.
  public func contradictions() -> [RecordProof.Finding] {
    let known = Set(problems.map(\.taskID))
    return arms.flatMap { arm in
      var verdicts: [[String]: String] = [:]
      var numbers: Set<[String]> = []
      return arm.samples.enumerated().compactMap { index, sample in
        let program = [sample.taskID, sample.programSHA256]
        let reason: String?
        if !known.contains(sample.taskID) {
          reason = "there is no problem `\(sample.taskID)`"
        } else if !numbers.insert([sample.taskID, String(sample.index)]).inserted {
          reason = "sample \(sample.index) of \(sample.taskID) stands here twice"
        } else {
          reason =
            sample.contradiction
            ?? verdicts[program].flatMap {
              $0 == sample.verdict
                ? nil : "“\(sample.verdict)”, but an equal program above has “\($0)”"
            }
        }
        verdicts[program] = verdicts[program] ?? sample.verdict
        return reason.map {
          RecordProof.Finding(
            file: RecordFolder.samplesName(of: arm.id), line: index + 1, reason: $0)
        }
      }
    }
  }
}

extension SampleRecord {
  /// How the verdict, whether it passed and the reference's words disagree; `nil` where they agree.
  fileprivate var contradiction: String? {
    let isPassed = verdict == "passed"
    if passed != isPassed { return "`passed` is \(passed), but the verdict is “\(verdict)”" }
    if let result, (result == "passed") != isPassed {
      return "the result is “\(result.prefix(40))”, but the verdict is “\(verdict)”"
    }
    return nil
  }
}
