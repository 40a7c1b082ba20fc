/// The sources that a notebook can cite, by key.
public struct Bibliography: Hashable, Sendable {
  public private(set) var entries: [String: Entry]

  /// One source, with its fields as plain Unicode.
  public struct Entry: Hashable, Sendable {
    /// `article`, `inproceedings`, `misc`, … in lower case.
    public var type: String
    /// By name in lower case: `author`, `title`, `year`, `url`, ….
    public var fields: [String: String]

    public init(type: String, fields: [String: String]) {
      self.type = type
      self.fields = fields
    }
  }

  public init(entries: [String: Entry] = [:]) {
    self.entries = entries
  }

  /// Reads a BibTeX file: entries with braced, quoted or bare fields, `@string`, `#`, `@comment`.
  ///
  /// Accents (`\"o`), protected letters (`{GPT}`) and `--` become plain Unicode.
  ///
  /// - Throws: ``BibliographyError`` with the line.
  public init(bibTeX: String) throws(BibliographyError) {
    var reader = BibTeXReader(bibTeX)
    entries = try reader.entries()
  }
}

/// Why a BibTeX file cannot be read; lines count from 1.
public enum BibliographyError: Error, Hashable, Sendable {
  case missing(expected: String, line: Int)
  case duplicateKey(String, line: Int)
  case unknownString(String, line: Int)
  case tooDeep(line: Int)
}

extension BibliographyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let expected, let line): "line \(line): expected \(expected)"
    case .duplicateKey(let key, let line): "line \(line): the key '\(key)' occurs twice"
    case .unknownString(let name, let line): "line \(line): unknown @string '\(name)'"
    case .tooDeep(let line): "line \(line): braces nest too deeply"
    }
  }
}
