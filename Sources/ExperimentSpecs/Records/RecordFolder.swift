public import Archives
public import Foundation

/// Everything a report is computed from.
public struct Records: Hashable, Sendable {
  /// In the order of the benchmark.
  public var problems: [ProblemRecord]
  /// In the order of the spec.
  public var arms: [ArmRecords]
  /// The models that were trained for the report, in the order of the spec.
  public var models: [ModelRecord]
  /// What was measured beside the samples, in the order of the spec.
  public var measurements: [MeasurementRecord]

  public init(
    problems: [ProblemRecord], arms: [ArmRecords], models: [ModelRecord] = [],
    measurements: [MeasurementRecord] = []
  ) {
    self.problems = problems
    self.arms = arms
    self.models = models
    self.measurements = measurements
  }
}

/// The samples of one arm, by problem in the order of the benchmark, then by index.
public struct ArmRecords: Hashable, Sendable {
  /// ``Arm/id``.
  public var id: String
  public var samples: [SampleRecord]

  public init(id: String, samples: [SampleRecord]) {
    self.id = id
    self.samples = samples
  }
}

/// The folder `records` of a report.
public struct RecordFolder: Hashable, Sendable {
  public let folder: URL

  public init(_ folder: URL) {
    self.folder = folder
  }

  /// Writes `problems.jsonl.gz`, one `samples-<arm>.jsonl.gz` an arm and, where there are any,
  /// `models.jsonl.gz` and `measurements.jsonl.gz`.
  ///
  /// The same records give the same bytes. At ``PublishLevel/none`` nothing is written.
  ///
  /// - Returns: What was written, for ``Provenance``, sorted by name.
  /// - Throws: ``RecordError``.
  public func write(
    _ records: Records, at level: PublishLevel
  ) throws(RecordError) -> [Provenance.RecordFile] {
    guard level != .none else { return [] }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder.path(percentEncoded: false))
    }
    let problems = records.problems.compactMap { $0.published(at: level) }
    var files = [try write(problems, to: Self.problemsName)]
    files += try records.arms.concurrentMap { (arm) throws(RecordError) in
      try write(
        arm.samples.compactMap { $0.published(at: level) }, to: Self.samplesName(of: arm.id)
      ) { try $0.writeLine(to: &$1) }
    }
    if !records.models.isEmpty { files.append(try write(records.models, to: Self.modelsName)) }
    if !records.measurements.isEmpty {
      files.append(try write(records.measurements, to: Self.measurementsName))
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Reads the records of the arms with these ids.
  public func read(arms ids: [String]) throws(RecordError) -> Records {
    let arms = try ids.concurrentMap { (id) throws(RecordError) in
      ArmRecords(id: id, samples: try read(Self.samplesName(of: id)))
    }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    return Records(
      problems: try read(Self.problemsName), arms: arms,
      models: exists(Self.modelsName) ? try read(Self.modelsName) : [],
      measurements: exists(Self.measurementsName) ? try read(Self.measurementsName) : [])
  }

  /// The name of the file of the problems.
  public static let problemsName = "problems.jsonl.gz"

  /// The name of the file of the models.
  public static let modelsName = "models.jsonl.gz"

  /// The name of the file of what was measured beside the samples.
  public static let measurementsName = "measurements.jsonl.gz"

  /// The name of the file of an arm's samples.
  public static func samplesName(of arm: String) -> String { "samples-\(arm).jsonl.gz" }

  private func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  private func write<Row: Encodable & Sendable>(
    _ rows: [Row], to name: String,
    line: @Sendable (Row, inout String) throws -> Void = { try Self.writeLine(of: $0, to: &$1) }
  ) throws(RecordError) -> Provenance.RecordFile {
    var hash = SHA256()
    do {
      var output = try OutputFile(path: path(name))
      var gzip = GzipEncoder()
      var packed: [UInt8] = []
      // So many at a time that all processors are busy and the lines of few are in memory.
      for batch in rows.runs(of: 16 * Self.runLength) {
        for lines in try batch.runs(of: Self.runLength).concurrentMap({ run in
          var lines = ""
          for row in rows[run] { try line(row, &lines) }
          return Array(lines.utf8)
        }) {
          gzip.encode(lines, into: &packed)
          hash.update(packed)
          try output.write(packed)
          packed.removeAll(keepingCapacity: true)
        }
      }
      gzip.finish(into: &packed)
      hash.update(packed)
      try output.write(packed)
      try output.commit()
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .unwritable(path: path(name))
    }
    return Provenance.RecordFile(name: name, sha256: hash.finalizeHex(), rows: rows.count)
  }

  /// How many rows one processor takes at a time.
  private static let runLength = 256

  private static func writeLine(of row: some Encodable, to out: inout String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    out += String(decoding: try encoder.encode(row), as: UTF8.self) + "\n"
  }

  private func read<Row: Decodable & Sendable>(_ name: String) throws(RecordError) -> [Row] {
    let bytes: [UInt8]
    do {
      bytes = try Gzip.decompress(try InputFile(path: path(name)).readToEnd())
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .damaged(path: path(name), line: 0, reason: "\(error)")
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return try lines.runs(of: Self.runLength).concurrentMap { (run) throws(RecordError) in
      let decoder = JSONDecoder()
      var rows: [Row] = []
      for index in run {
        do {
          rows.append(try decoder.decode(Row.self, from: Data(lines[index])))
        } catch {
          throw .damaged(
            path: path(name), line: index + 1, reason: "this is no record of this program")
        }
      }
      return rows
    }.flatMap { $0 }
  }
}

/// Why records could not be read or written.
public enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  case unwritable(path: String)
  /// `line` counts from 1; 0 where the file as a whole is damaged.
  case damaged(path: String, line: Int, reason: String)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unwritable(let path): "\(path): error: cannot be written; check the folder's permissions"
    case .damaged(let path, let line, let reason):
      "\(path)\(line > 0 ? ":\(line)" : ""): error: \(reason); build the report again"
    }
  }
}
