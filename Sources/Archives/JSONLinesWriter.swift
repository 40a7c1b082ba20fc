/// Writes a JSON lines file, packed with gzip where the name ends in `.gz`, that appears under its
/// name only when it is complete; see ``OutputFile``.
public struct JSONLinesWriter: ~Copyable {
  private var file: OutputFile
  private var encoder: GzipEncoder?
  /// Lines that gather before they are packed.
  private var pending: [UInt8] = []

  private static let chunkBytes = 1 << 16

  /// Where the lines are until ``commit()``.
  public var partialPath: String { file.partialPath }

  /// - Throws: ``FileError`` where the file cannot be made.
  public init(path: String) throws(FileError) {
    file = try OutputFile(path: path)
    if path.hasSuffix(".gz") { encoder = GzipEncoder() }
  }

  /// Adds a line.
  ///
  /// - Parameter line: One JSON value without a line end, in it or after it.
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public mutating func write(_ line: [UInt8]) throws(FileError) {
    guard encoder != nil else {
      try file.write(line)
      try file.write(CollectionOfOne(0x0A))
      return
    }
    pending += line
    pending.append(0x0A)
    guard pending.count >= Self.chunkBytes else { return }
    var packed: [UInt8] = []
    encoder?.encode(pending, into: &packed)
    pending.removeAll(keepingCapacity: true)
    try file.write(packed)
  }

  /// Hands the lines so far to the system. Packed lines partly stay in memory until
  /// ``commit()``, since cutting them short would change the file's bytes.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public mutating func flush() throws(FileError) {
    try file.flush()
  }

  /// Leaves what was written under ``partialPath``.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public consuming func keep() throws(FileError) {
    try finishPacking()
    try file.keep()
  }

  /// Completes the file and gives it its name.
  ///
  /// - Throws: ``FileError``; a file that was there before is then untouched.
  public consuming func commit() throws(FileError) {
    try finishPacking()
    try file.commit()
  }

  private mutating func finishPacking() throws(FileError) {
    guard var encoder = encoder.take() else { return }
    var packed: [UInt8] = []
    encoder.encode(pending, into: &packed)
    encoder.finish(into: &packed)
    try file.write(packed)
  }
}
