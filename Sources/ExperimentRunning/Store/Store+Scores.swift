import GRDB

extension Store {
  /// The scores that are kept of texts.
  ///
  /// - Parameters:
  ///   - texts: Hashes of what is scored and of what stands before it.
  ///   - scoring: The hash over the model and how it scores.
  /// - Returns: Natural logarithms of probabilities, of the texts that have one.
  func scores(
    of texts: Set<ContentKey>, scoring: ContentKey
  ) throws(StoreError) -> [ContentKey: Double] {
    try read { database in
      let id = try Int64.fetchOne(
        database, sql: "SELECT id FROM scorings WHERE key = ?", arguments: [scoring.data])
      guard let id else { return [:] }
      let statement = try database.makeStatement(
        sql: "SELECT score FROM scores WHERE scoring = ? AND text = ?")
      var found: [ContentKey: Double] = [:]
      for text in texts {
        found[text] = try Double.fetchOne(statement, arguments: [id, text.data])
      }
      return found
    }
  }

  /// Keeps scores; all of them or none are on the disk when this returns.
  func record(
    _ scores: [(text: ContentKey, score: Double)], scoring: ContentKey
  ) throws(StoreError) {
    guard !scores.isEmpty else { return }
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO scorings (key) VALUES (?)", arguments: [scoring.data])
      let insert = try database.makeStatement(
        sql: """
          INSERT OR IGNORE INTO scores
          SELECT id, ?, ? FROM scorings WHERE key = ?
          """)
      for (text, score) in scores {
        try insert.execute(arguments: [text.data, score, scoring.data])
      }
    }
  }
}
