import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation

/// A report folder as it is read back: what it says it was made of.
struct PublishedReport {
  let folder: URL
  let spec: LoadedSpec
  let provenance: Provenance
  let records: Records
  /// The data files as the spec tells them.
  let data: [(use: DataUse, file: ResolvedFile)]

  /// - Throws: `UsageError` where the folder is no report or holds no records; ``Damage`` where it
  ///   was a report and a part of it cannot be read.
  init(_ folder: URL) throws {
    self.folder = folder
    try Self.checkIsReport(folder)
    let file = folder.appending(path: PublishedSpec.fileName)
    do throws(SpecProblems) {
      spec = try SpecReader.read(file.path(percentEncoded: false), findsFiles: false)
    } catch {
      throw Damage(PublishedSpec.fileName, error.problems.map(\.message).joined(separator: "; "))
    }
    guard let data = spec.publishedData else {
      throw Damage(PublishedSpec.fileName, "a data file has no `sha256`")
    }
    self.data = data
    provenance = try Self.provenance(folder)
    guard spec.spec.report.publish != .none else {
      throw UsageError(
        "\(folder.relativePath): error: this report was published without records, so it cannot be "
          + "made again from its folder")
    }
    do throws(RecordError) {
      records = try RecordFolder(folder.appending(path: "records"))
        .read(arms: spec.spec.arms.map(\.id))
    } catch {
      throw Damage("records", error.description)
    }
  }

  /// What the report is assembled from.
  func source() throws -> ReportSource {
    var source = try ReportSource(
      spec, data: data, judge: provenance.judge.map { Stage.Input($0.name, $0.value) },
      limit: provenance.limit, files: ReportSource.files(in: provenance))
    source.partial = provenance.partial
    return source
  }

  private static func checkIsReport(_ folder: URL) throws {
    let manager = FileManager.default
    let signs = [PublishedSpec.fileName, Provenance.fileName, "report.md"]
    let isReport = signs.contains {
      manager.fileExists(atPath: folder.appending(path: $0).path(percentEncoded: false))
    }
    guard isReport else {
      throw UsageError(
        "\(folder.relativePath): error: this is no report folder; name one that `report build` made"
      )
    }
  }

  private static func provenance(_ folder: URL) throws -> Provenance {
    do {
      let data = try Data(contentsOf: folder.appending(path: Provenance.fileName))
      return try JSONDecoder().decode(Provenance.self, from: data)
    } catch {
      throw Damage(Provenance.fileName, "missing, or not as this program writes it")
    }
  }

  /// A part of a report folder that cannot be read, so that the report cannot be made again.
  struct Damage: Error, CustomStringConvertible {
    let path: String
    let reason: String

    init(_ path: String, _ reason: String) {
      self.path = path
      self.reason = reason
    }

    var description: String { "\(path): \(reason)" }
  }
}
