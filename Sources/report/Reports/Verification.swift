import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Rendering
import Reporting
import Sandboxing

/// A report folder held against the same report made again.
struct Verification {
  /// What is not as it should be; none means that the report is what it says.
  private(set) var findings: [String] = []
  /// What was looked at.
  private(set) var checked: [String] = []
  /// What could not be looked at, and why; and what a reader should know of the findings.
  private(set) var notes: [String] = []

  /// How much is judged again, and where texts are looked for.
  struct Options {
    /// Distinct programs.
    var programs: Int
    var seed: Int
    /// Finds data files that are not in the folder.
    var resolver: DataResolver
  }

  /// - Throws: `UsageError` where the folder cannot be verified; what the machine's failures are.
  init(of folder: URL, _ options: Options) async throws {
    let report: PublishedReport
    do {
      report = try PublishedReport(folder)
    } catch let damage as PublishedReport.Damage {
      findings.append(damage.description)
      notes.append("the report could not be made again, so nothing else was compared")
      return
    }
    guard checkInputs(report) else {
      notes.append("without these files the report could not be made again")
      return
    }
    checkRecords(report)
    try compare(report)
    try await checkTexts(report, options)
  }

  // MARK: Files

  /// Copies are made again from themselves, so their hashes must tell.
  ///
  /// - Returns: Whether all that the report is made from is there.
  private mutating func checkInputs(_ report: PublishedReport) -> Bool {
    var isComplete = true
    if let notebook = report.spec.notebook, (try? Data(contentsOf: notebook)) == nil {
      findings.append("\(PublishedSpec.notebookName): missing")
      isComplete = false
    }
    for (use, file) in report.data where use.isCopied(at: report.spec.spec.report.publish) {
      let path = file.url.path(percentEncoded: false)
      let root = report.folder.path(percentEncoded: false)
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
      guard let found = try? DataResolver.sha256(of: file.url) else {
        findings.append("\(name): missing")
        if use.path.steps.first == .key("data") { isComplete = false }
        continue
      }
      if found != file.sha256 {
        findings.append(
          "\(name): its SHA-256 is \(found), but \(PublishedSpec.fileName) says \(file.sha256)")
      }
    }
    return isComplete
  }

  private mutating func checkRecords(_ report: PublishedReport) {
    for listed in report.provenance.records {
      let file = report.folder.appending(path: "records/" + listed.name)
      guard let found = try? DataResolver.sha256(of: file), found != listed.sha256 else {
        continue
      }
      findings.append(
        "records/\(listed.name): its SHA-256 is \(found), but \(Provenance.fileName) says "
          + listed.sha256)
    }
    findings += Self.first(report.records.contradictions())
  }

  private mutating func compare(_ report: PublishedReport) throws {
    let manager = FileManager.default
    let made = manager.temporaryDirectory.appending(
      path: "report-verify-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? manager.removeItem(at: made) }
    do {
      try manager.createDirectory(at: made, withIntermediateDirectories: true)
      try report.source().report(of: report.records).write(to: made)
    } catch let error as RenderingError {
      throw error
    } catch {
      findings.append("the report cannot be made again: \(error)")
      return
    }
    let comparison = try FolderComparison(
      of: report.folder, with: made, ignoring: [BuildEnvironment.fileName])
    findings += comparison.differences.map(\.description)
    let samples = report.records.arms.reduce(0) { $0 + $1.samples.count }
    checked.append(
      "\(comparison.count) files, made again from the records of \(samples) samples")
    if !comparison.differences.isEmpty { noteOtherLibraries(report.folder) }
  }

  /// Other libraries draw other bytes, which is no one's fault.
  private mutating func noteOtherLibraries(_ folder: URL) {
    let file = folder.appending(path: BuildEnvironment.fileName)
    guard let data = try? Data(contentsOf: file),
      let then = try? JSONDecoder().decode(BuildEnvironment.self, from: data)
    else { return }
    let here = Report.libraryVersions.merging((try? Report.fontVersions()) ?? [:]) { own, _ in own }
    let there = then.versions.merging(then.fonts) { own, _ in own }
    let others = here.keys.sorted().compactMap { name -> String? in
      guard let version = there[name], version != here[name] else { return nil }
      return "\(name) \(version), here \(here[name] ?? "")"
    }
    guard !others.isEmpty else { return }
    notes.append(
      "the report was made with other libraries, which may draw other bytes: "
        + others.joined(separator: "; "))
  }

  // MARK: Verdicts

  private mutating func checkTexts(_ report: PublishedReport, _ options: Options) async throws {
    guard let texts = texts(of: report, options.resolver) else {
      notes.append(
        "no program was judged again: the report holds no texts, and the problems and samples it was "
          + "made from are not all at hand; a folder that $REPORT_DATA names may hold them")
      return
    }
    let proof = RecordProof(report.records, texts)
    findings += Self.first(proof.hashFindings())
    checked.append("\(proof.hashCount) hashes of problems and programs")
    guard options.programs > 0 else {
      notes.append("no program was judged again, as was asked for")
      return
    }
    let limits = report.spec.spec.limits
    do {
      let judge = try JudgeSetup.judge(limits, workers: JudgeSetup.defaultWorkers)
      let (count, others) = try await proof.rejudge(
        options.programs, seed: options.seed, of: report.spec.spec.task, by: judge)
      findings += Self.first(others)
      checked.append("\(count) programs judged again, chosen with the seed \(options.seed)")
      noteOtherJudge(report, judge, hasFindings: !others.isEmpty)
    } catch let error as SandboxError where error != .cancelled {
      notes.append("no program was judged again: \(error)")
    }
  }

  private mutating func noteOtherJudge(
    _ report: PublishedReport, _ judge: Judge, hasFindings: Bool
  ) {
    guard hasFindings else { return }
    let here = ProgramJudge.inputs(of: judge)
    let others = report.provenance.judge.filter { setting in
      here.first { $0.name == setting.name }?.value != setting.value
    }
    guard !others.isEmpty else { return }
    notes.append(
      "the verdicts were made with another judge: "
        + others.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
  }

  /// The texts of the records, or of the files that they were made from.
  private func texts(of report: PublishedReport, _ resolver: DataResolver) -> SampleTexts? {
    if let texts = SampleTexts(report.records) { return texts }
    var files: [(use: DataUse, file: ResolvedFile)] = []
    for (use, _) in report.data {
      // By name and hash, wherever it lies.
      let wanted = DataFile(location: .url(use.file.fileName), sha256: use.file.sha256)
      guard let file = try? resolver.resolve(wanted, in: report.folder) else { return nil }
      files.append((use, file))
    }
    guard
      let material = try? Material(report.spec, data: files, limit: report.provenance.limit)
    else { return nil }
    return SampleTexts(material, of: report.records)
  }

  /// The first findings of a kind, and how many more there are.
  private static func first(_ findings: [RecordProof.Finding]) -> [String] {
    let shown = findings.prefix(10).map(\.description)
    return findings.count > 10 ? shown + ["records: and \(findings.count - 10) more"] : shown
  }
}
