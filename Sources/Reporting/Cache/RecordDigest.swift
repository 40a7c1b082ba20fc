import ExperimentSpecs

/// All that pages show of the records: what stays the same while only words and figures change.
struct RecordDigest: Sendable {
  let tables: ResultTables
  /// ``SampleBrowser/html``.
  let browser: String

  init(tables: ResultTables, browser: String) {
    self.tables = tables
    self.browser = browser
  }

  /// The key over all that a digest follows from.
  ///
  /// - Parameter records: The key of the records.
  static func key(_ records: String, _ inputs: PublishedSpec, _ demand: TableDemand) -> JSONValue {
    let shown = ["name", "title", "question", "figures", "tables", "notebook"]
    let spec = inputs.value.members.filter { !shown.contains($0.key) }
    let data = inputs.data.filter { $0.use != "notebook" }.map {
      JSONValue.list([.string($0.use), .string($0.sha256)])
    }
    return [
      "what": "digest", "records": .string(records), "spec": .object(spec), "data": .list(data),
      "tables": demand.key,
    ]
  }

  var bytes: [UInt8] {
    var output = ByteWriter()
    output.add(tables.tables) { $1.write(to: &$0) }
    output.add(tables.notes) { $0.add($1) }
    output.add(browser)
    return output.bytes
  }

  /// - Returns: `nil` for bytes that are no digest.
  init?(_ bytes: [UInt8]) {
    var input = ByteReader(bytes)
    do throws(ByteReader.Damage) {
      let tables = try input.list { (input) throws(ByteReader.Damage) in
        try ResultTable(from: &input)
      }
      let notes = try input.list { (input) throws(ByteReader.Damage) in try input.text() }
      self.init(tables: ResultTables(tables, notes: notes), browser: try input.text())
    } catch {
      return nil
    }
  }
}

/// The list of a report's record files, as it is kept beside the digest.
enum RecordFileList {
  static func key(_ records: String, _ level: PublishLevel) -> JSONValue {
    ["what": "record files", "records": .string(records), "level": .string(level.rawValue)]
  }

  static func bytes(_ files: [Provenance.RecordFile]) -> [UInt8] {
    var output = ByteWriter()
    output.add(files) { output, file in
      output.add(file.name)
      output.add(file.sha256)
      output.add(file.rows)
    }
    return output.bytes
  }

  static func files(_ bytes: [UInt8]) -> [Provenance.RecordFile]? {
    var input = ByteReader(bytes)
    return try? input.list { (input) throws(ByteReader.Damage) in
      Provenance.RecordFile(
        name: try input.text(), sha256: try input.text(), rows: try input.integer())
    }
  }
}
