import ExperimentSpecs
public import Foundation
import GRDB

/// How far a stage has come, as the store knows.
public enum StageState: Hashable, Sendable {
  /// `output` is the hash of the object it left, if any.
  case finished(output: ContentKey?)
  /// Begun, and running elsewhere or interrupted.
  case begun
  case unknown
}

extension Store {
  /// Keeps that the spec in `file` has begun a stage.
  public func begin(_ stage: Stage, of file: URL) throws(StoreError) {
    let spec = file.standardizedFileURL.path(percentEncoded: false)
    let inputs = JSONValue.list(
      stage.inputs.map { .list([.string($0.name), .string($0.value)]) })
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO stages (key, name, inputs) VALUES (?, ?, ?)",
        arguments: [stage.key.data, stage.name, inputs.text(.canonical)])
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO runs (spec, name, stage)
          SELECT ?, ?, id FROM stages WHERE key = ?
          """, arguments: [spec, stage.name, stage.key.data])
    }
  }

  /// Keeps that a stage is done.
  ///
  /// - Parameter output: What it leaves for later stages, kept as an object; `nil` for nothing.
  public func finish(_ stage: Stage, output: [UInt8]?) throws(StoreError) {
    let sha256: String?
    do {
      sha256 = try output.map { bytes throws(DataError) in try objects.add(bytes) }
    } catch {
      throw .data(error)
    }
    try write { database in
      try database.execute(
        sql: "UPDATE stages SET finished = 1, output = ? WHERE key = ?",
        arguments: [sha256, stage.key.data])
    }
  }

  /// How far the stage with a key has come.
  public func state(of key: ContentKey) throws(StoreError) -> StageState {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT finished, output FROM stages WHERE key = ?", arguments: [key.data])
      guard let row else { return .unknown }
      guard row["finished"] == true else { return .begun }
      let output: String? = row["output"]
      return .finished(output: output.flatMap(ContentKey.init(hex:)))
    }
  }

  /// The inputs of the stage that the spec in `file` last began under this name; `nil` where it
  /// never did.
  public func lastInputs(
    of name: String, in file: URL
  ) throws(StoreError) -> [Stage.Input]? {
    let spec = file.standardizedFileURL.path(percentEncoded: false)
    let text = try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT inputs FROM stages JOIN runs ON runs.stage = stages.id
          WHERE spec = ? AND runs.name = ?
          """, arguments: [spec, name])
    }
    guard let text else { return nil }
    do {
      return try JSONDecoder().decode([[String]].self, from: Data(text.utf8)).compactMap {
        $0.count == 2 ? Stage.Input($0[0], $0[1]) : nil
      }
    } catch {
      throw .damaged(path: path, reason: "the inputs of `\(name)` cannot be read")
    }
  }

  /// Keeps how long work took, for ``secondsPerUnit(of:)``; older work counts half each time.
  public func recordRate(
    kind: String, units: Int, seconds: Double
  ) throws(StoreError) {
    guard units > 0, seconds > 0 else { return }
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO rates VALUES (?, ?, ?) ON CONFLICT (kind) DO UPDATE
          SET units = units / 2 + excluded.units, seconds = seconds / 2 + excluded.seconds
          """, arguments: [kind, Double(units), seconds])
    }
  }

  /// What a unit of work of this kind took so far, in seconds; `nil` where none was done.
  public func secondsPerUnit(of kind: String) throws(StoreError) -> Double? {
    try read { database in
      try Double.fetchOne(
        database, sql: "SELECT seconds / units FROM rates WHERE kind = ?", arguments: [kind])
    }
  }
}
