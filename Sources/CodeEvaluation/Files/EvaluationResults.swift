public import Archives

/// Writes the verdicts on a file's samples as the reference harness does, to
/// `<SAMPLES>_results.jsonl`.
///
/// One line a sample, in the order of the samples: the fields of the sample as they were, then
/// `result` and `passed` in the reference harness's words, then `verdict`, the kind of ending, and
/// `attempts` where there were any (``Verdict/attempts``). A line goes to the disk as soon as it and all before it are known; the file gets its name when
/// all are (see ``OutputFile``).
///
/// Source: <https://github.com/openai/human-eval>, `evaluation.py`.
public struct EvaluationResults: ~Copyable {
  /// The name the file gets when it is complete.
  public let path: String
  private var writer: JSONLinesWriter
  private let samples: [Sample]
  /// Verdicts that have come and are not written: earlier ones are missing.
  private var waiting: [Int: Verdict] = [:]
  private var written = 0

  /// - Throws: `FileError` where the file cannot be made.
  public init(of file: SampleFile) throws(FileError) {
    path = file.path + "_results.jsonl"
    samples = file.samples
    writer = try JSONLinesWriter(path: path)
  }

  /// Takes a verdict, in any order.
  ///
  /// - Parameters:
  ///   - verdict: Each sample gets one; a second is ignored.
  ///   - index: Of the sample in the file, from 0.
  /// - Throws: `FileError` where the line cannot be written.
  public mutating func record(_ verdict: Verdict, of index: Int) throws(FileError) {
    guard index >= written, waiting[index] == nil else { return }
    waiting[index] = verdict
    guard index == written else { return }
    while let next = waiting.removeValue(forKey: written) {
      try writer.write(Self.line(of: samples[written], next))
      written += 1
    }
    try writer.flush()
  }

  /// Gives the file its name if every sample has its verdict. If not, the lines there are stay in
  /// order in a file beside it.
  ///
  /// - Returns: Where the lines are now.
  /// - Throws: `FileError`.
  public consuming func close() throws(FileError) -> String {
    if written == samples.count {
      try writer.commit()
      return path
    }
    for (index, verdict) in waiting.sorted(by: { $0.key < $1.key }) {
      try writer.write(Self.line(of: samples[index], verdict))
    }
    let partialPath = writer.partialPath
    try writer.keep()
    return partialPath
  }

  private static func line(of sample: Sample, _ verdict: Verdict) -> [UInt8] {
    var fields = sample.fields
    fields["result"] = JSONFragment(verdict.reference)
    fields["passed"] = JSONFragment(verdict.passed)
    fields["verdict"] = JSONFragment(verdict.kind.rawValue)
    if !verdict.attempts.isEmpty { fields["attempts"] = JSONFragment(verdict.attempts) }
    return fields.bytes
  }
}
