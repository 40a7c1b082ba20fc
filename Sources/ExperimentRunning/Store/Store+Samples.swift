import Foundation
import GRDB
import LanguageModels

extension Store {
  /// The samples that are kept of a sampling.
  ///
  /// - Parameters:
  ///   - sampling: The hash over the model and the settings it was sampled at.
  ///   - prompts: Whose samples are wanted.
  ///   - count: How many of each, from the first.
  public func samples(
    of prompts: [ContentKey], count: Int, sampling: ContentKey
  ) throws(StoreError) -> [SampleKey: StoredSample] {
    try read { database in
      guard let id = try Self.samplingID(sampling, in: database) else { return [:] }
      let statement = try database.makeStatement(
        sql: """
          SELECT number, completion, token_logprobs, token_lengths, finish FROM samples
          WHERE sampling = ? AND prompt = ? AND number < ?
          """)
      var found: [SampleKey: StoredSample] = [:]
      found.reserveCapacity(prompts.count * count)
      for prompt in Set(prompts) {
        let rows = try Row.fetchCursor(statement, arguments: [id, prompt.data, count])
        while let row = try rows.next() {
          let finish: String = row[4]
          found[SampleKey(prompt: prompt, number: row[0])] = StoredSample(
            completion: row[1], tokenLogProbabilities: StoredSample.logarithms(row[2]),
            tokenLengths: StoredSample.lengths(row[3]),
            finish: FinishReason(rawValue: finish) ?? .length)
        }
      }
      return found
    }
  }

  /// Which samples are kept, without reading them.
  ///
  /// - Returns: For each prompt that has some, their numbers.
  func sampleNumbers(
    of prompts: [ContentKey], count: Int, sampling: ContentKey
  ) throws(StoreError) -> [ContentKey: Set<Int>] {
    try read { database in
      guard let id = try Self.samplingID(sampling, in: database) else { return [:] }
      let statement = try database.makeStatement(
        sql: "SELECT number FROM samples WHERE sampling = ? AND prompt = ? AND number < ?")
      var found: [ContentKey: Set<Int>] = [:]
      for prompt in Set(prompts) {
        found[prompt] = try Int.fetchSet(statement, arguments: [id, prompt.data, count])
      }
      return found
    }
  }

  /// Keeps samples; all of them or none are on the disk when this returns. One that is there
  /// already stays as it is.
  public func record(
    _ samples: [(key: SampleKey, sample: StoredSample)], sampling: ContentKey
  ) throws(StoreError) {
    guard !samples.isEmpty else { return }
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO samplings (key) VALUES (?)", arguments: [sampling.data])
      let id = try Self.samplingID(sampling, in: database)
      let insert = try database.makeStatement(
        sql: "INSERT OR IGNORE INTO samples VALUES (?, ?, ?, ?, ?, ?, ?)")
      for (key, sample) in samples {
        try insert.execute(arguments: [
          id, key.prompt.data, key.number, sample.completion, sample.logarithmData,
          sample.lengthData, sample.finish.rawValue,
        ])
      }
    }
  }

  private static func samplingID(
    _ key: ContentKey, in database: Database
  ) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM samplings WHERE key = ?", arguments: [key.data])
  }
}
