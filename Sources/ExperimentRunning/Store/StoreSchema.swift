import GRDB

/// The tables of the store and the way from each version to the next.
///
/// The version stands in SQLite's `user_version`. A step is never changed once released: a change
/// is a further step.
enum StoreSchema {
  /// What makes version `n + 1` of version `n`, from version 0, the empty file.
  static let steps: [String] = [version1, version2, version3, version4]

  static var version: Int { steps.count }

  /// Brings the database to ``version``.
  ///
  /// Runs inside a transaction: an interrupted or failed migration leaves the store as it was.
  ///
  /// - Parameter steps: What makes each version of the one before.
  /// - Throws: ``StoreError/newerVersion(path:found:known:)`` where it is beyond that.
  static func migrate(
    _ database: Database, path: String, steps: [String] = Self.steps
  ) throws {
    let version = steps.count
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw StoreError.newerVersion(path: path, found: found, known: version)
    }
    for step in steps.dropFirst(found) { try database.execute(sql: step) }
    if found < version { try database.execute(sql: "PRAGMA user_version = \(version)") }
  }

  private static let version1 = """
    -- The judge with its version and limits; `key` is the hash over them.
    CREATE TABLE judgings (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE verdicts (
      id INTEGER PRIMARY KEY,
      judging INTEGER NOT NULL REFERENCES judgings(id),
      problem BLOB NOT NULL,
      program BLOB NOT NULL,
      verdict TEXT NOT NULL,
      result TEXT NOT NULL,
      passed INTEGER NOT NULL,
      UNIQUE (judging, problem, program)
    ) STRICT;

    -- A stage under the key over all its inputs; `finished` is 0 while it runs or was interrupted.
    CREATE TABLE stages (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      name TEXT NOT NULL,
      inputs TEXT NOT NULL,
      finished INTEGER NOT NULL DEFAULT 0,
      output TEXT
    ) STRICT;

    -- Which verdicts a stage rests on.
    CREATE TABLE uses (
      stage INTEGER NOT NULL REFERENCES stages(id) ON DELETE CASCADE,
      verdict INTEGER NOT NULL REFERENCES verdicts(id),
      PRIMARY KEY (stage, verdict)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX uses_by_verdict ON uses(verdict);

    -- The stage that a spec's file last began under each name.
    CREATE TABLE runs (
      spec TEXT NOT NULL,
      name TEXT NOT NULL,
      stage INTEGER NOT NULL REFERENCES stages(id) ON DELETE CASCADE,
      PRIMARY KEY (spec, name)
    ) STRICT, WITHOUT ROWID;

    -- A finished report folder: what it was made for, and its files and inputs as they were then.
    CREATE TABLE builds (
      output TEXT PRIMARY KEY,
      request BLOB NOT NULL,
      stamp TEXT NOT NULL
    ) STRICT;

    CREATE TABLE build_stages (
      output TEXT NOT NULL REFERENCES builds(output) ON DELETE CASCADE,
      stage INTEGER NOT NULL REFERENCES stages(id) ON DELETE CASCADE,
      PRIMARY KEY (output, stage)
    ) STRICT, WITHOUT ROWID;

    -- Hashes of files, good while size, time of change and inode stay what they were.
    CREATE TABLE files (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT;

    -- How long units of work took, by kind of stage, for estimates.
    CREATE TABLE rates (
      kind TEXT PRIMARY KEY,
      units REAL NOT NULL,
      seconds REAL NOT NULL
    ) STRICT;
    """

  private static let version2 = """
    -- Why a verdict is what it is, as JSON; then what it took, which no report tells.
    ALTER TABLE verdicts ADD COLUMN explanation TEXT;
    ALTER TABLE verdicts ADD COLUMN cpu_milliseconds REAL;
    ALTER TABLE verdicts ADD COLUMN wall_milliseconds REAL;
    ALTER TABLE verdicts ADD COLUMN peak_bytes INTEGER;
    ALTER TABLE verdicts ADD COLUMN isolation TEXT;
    """

  private static let version3 = """
    -- A model with the settings it is sampled at; `key` is the hash over them.
    CREATE TABLE samplings (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE
    ) STRICT;

    -- `prompt` is the hash of task id and prompt; of the tokens, log-probabilities as little-endian
    -- floats of 32 bits, and lengths in bytes as little-endian integers of 16.
    CREATE TABLE samples (
      sampling INTEGER NOT NULL REFERENCES samplings(id) ON DELETE CASCADE,
      prompt BLOB NOT NULL,
      number INTEGER NOT NULL,
      completion TEXT NOT NULL,
      token_logprobs BLOB NOT NULL,
      token_lengths BLOB NOT NULL,
      finish TEXT NOT NULL,
      PRIMARY KEY (sampling, prompt, number)
    ) STRICT, WITHOUT ROWID;
    """

  private static let version4 = """
    -- A model that scores texts, with how it does; `key` is the hash over them.
    CREATE TABLE scorings (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE
    ) STRICT;

    -- `text` is the hash of what is scored and of what stands before it; `score` is the natural
    -- logarithm of its probability.
    CREATE TABLE scores (
      scoring INTEGER NOT NULL REFERENCES scorings(id) ON DELETE CASCADE,
      text BLOB NOT NULL,
      score REAL NOT NULL,
      PRIMARY KEY (scoring, text)
    ) STRICT, WITHOUT ROWID;
    """
}
