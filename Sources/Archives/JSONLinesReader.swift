/// Reads a JSON lines file (<https://jsonlines.org>) line by line, packed with gzip or not.
///
/// A file counts as packed where its name ends in `.gz` or it begins as gzip data does, which no
/// JSON text can. Blank lines are skipped, a carriage return before the line's end and, where not
/// packed, a byte order mark at the beginning are dropped, and the last line needs no end.
public struct JSONLinesReader: ~Copyable {
  /// How much a file may ask of memory.
  public struct Limits: Hashable, Sendable {
    public var lineBytes: Int
    /// Of all lines, unpacked.
    public var totalBytes: Int

    /// - Parameters:
    ///   - lineBytes: 256 MB unless given: one line may hold all samples of a problem.
    ///   - totalBytes: 16 GB unless given.
    public init(lineBytes: Int = 1 << 28, totalBytes: Int = 1 << 34) {
      self.lineBytes = lineBytes
      self.totalBytes = totalBytes
    }
  }

  /// The file as the caller named it.
  public var path: String { file.path }

  private let file: InputFile
  private let limits: Limits
  private var decoder: GzipDecoder?
  /// Unpacked bytes not yet given out; those before `position` are done with, and those before
  /// `searched` hold no line end.
  private var buffer: [UInt8] = []
  private var position = 0
  private var searched = 0
  private var chunk: [UInt8] = []
  private var lineNumber = 0
  private var hasBegun = false
  private var atEnd = false

  private static let chunkBytes = 1 << 16
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Throws: ``JSONLinesError/file(_:)`` where the file cannot be opened.
  public init(path: String, limits: Limits = Limits()) throws(JSONLinesError) {
    file = try Self.open(path)
    self.limits = limits
  }

  /// The next line that is not blank.
  ///
  /// - Returns: `nil` at the end of the file.
  /// - Throws: ``JSONLinesError``, with the number of the line it stopped at.
  public mutating func next() throws(JSONLinesError) -> JSONLine? {
    while let range = try nextRange() {
      lineNumber += 1
      // JSON's own white space, so that a line of it is as good as no line.
      let isBlank = buffer[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      let end = buffer[range.upperBound - 1] == 0x0D ? range.upperBound - 1 : range.upperBound
      return JSONLine(number: lineNumber, bytes: Array(buffer[range.lowerBound..<end]))
    }
    return nil
  }

  /// Where the next line is in `buffer`, without its end.
  private mutating func nextRange() throws(JSONLinesError) -> Range<Int>? {
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        let start = position
        position = newline + 1
        searched = position
        try check(lineBytes: newline - start)
        return start..<newline
      }
      searched = buffer.count
      try check(lineBytes: buffer.count - position)
      if atEnd {
        guard position < buffer.count else { return nil }
        defer { position = buffer.count }
        return position..<buffer.count
      }
      try fill()
    }
  }

  private func check(lineBytes: Int) throws(JSONLinesError) {
    guard lineBytes <= limits.lineBytes else {
      throw .lineTooLong(path: path, line: lineNumber + 1, limitBytes: limits.lineBytes)
    }
  }

  /// Drops what was given out and adds the next piece of the file.
  private mutating func fill() throws(JSONLinesError) {
    buffer.removeFirst(position)
    searched -= position
    position = 0
    do throws(FileError) {
      atEnd = try !file.read(into: &chunk, upTo: Self.chunkBytes)
    } catch {
      throw .file(error)
    }
    if !hasBegun { begin() }
    if !atEnd { try take(chunk) } else { try finish() }
  }

  /// Decides by the name and the first piece how the file is read.
  private mutating func begin() {
    hasBegun = true
    if path.hasSuffix(".gz") || chunk.starts(with: Gzip.magic) {
      decoder = GzipDecoder(limitBytes: limits.totalBytes)
    } else if chunk.starts(with: Self.byteOrderMark) {
      chunk.removeFirst(Self.byteOrderMark.count)
    }
  }

  private static func open(_ path: String) throws(JSONLinesError) -> InputFile {
    do throws(FileError) {
      return try InputFile(path: path)
    } catch {
      throw .file(error)
    }
  }

  private mutating func take(_ piece: [UInt8]) throws(JSONLinesError) {
    guard decoder != nil else {
      buffer += piece
      return
    }
    do throws(GzipError) {
      try decoder?.decode(piece, into: &buffer)
    } catch {
      throw .gzip(path: path, line: lineOfBufferEnd, error)
    }
  }

  private mutating func finish() throws(JSONLinesError) {
    guard let decoder = decoder.take() else { return }
    do throws(GzipError) {
      try decoder.finish()
    } catch {
      throw .gzip(path: path, line: lineOfBufferEnd, error)
    }
  }

  /// The line that the last unpacked byte belongs to.
  private var lineOfBufferEnd: Int {
    lineNumber + 1 + buffer[position...].count { $0 == 0x0A }
  }
}
