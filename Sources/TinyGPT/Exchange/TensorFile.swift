import Archives

/// A safetensors file: a table of named tensors, each read when it is asked for.
///
/// Opening it reads and checks the header alone. Everything in it must fit the file: ranges follow
/// each other without overlap or gap up to the end of the data, and each is as long as its shape
/// and type ask for; so a false header costs no memory beyond its own length.
///
/// Source: <https://github.com/huggingface/safetensors>, "Format".
public struct TensorFile: Hashable, Sendable {
  /// One tensor of the table.
  public struct Entry: Hashable, Sendable {
    public let name: String
    public let type: TensorType
    /// Its sizes, the one that varies fastest last; empty for a single number.
    public let shape: [Int]
    /// Its bytes in the file, counted from the beginning of the data.
    public let range: Range<Int>
  }

  public let path: String
  /// In the order of their data.
  public let entries: [Entry]
  /// Texts that go with the file: safetensors' `__metadata__`.
  public let metadata: [String: String]
  /// Where the data begin in the file.
  private let dataStart: Int
  /// Indices of ``entries`` by name.
  private let indices: [String: Int]

  /// Reads and checks the header.
  ///
  /// - Throws: ``ExchangeError``.
  /// - Complexity: O(n log n) in the number of tensors.
  public init(path: String) throws(ExchangeError) {
    let header = try TensorHeader(file: path)
    self.path = path
    entries = header.entries
    metadata = header.metadata
    dataStart = header.dataStart
    indices = Dictionary(
      header.entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The tensor of that name; `nil` if there is none.
  public subscript(name: String) -> Entry? { indices[name].map { entries[$0] } }

  /// The numbers of a tensor of this file, the last of its sizes varying fastest.
  ///
  /// - Throws: ``ExchangeError``: ``TensorFault/notFloats(type:)`` for other numbers than floats;
  ///   ``TensorFault/truncated(wanted:found:)`` where the file was cut since it was opened.
  public func floats(of entry: Entry) throws(ExchangeError) -> [Float] {
    guard let size = entry.type.byteCount else { throw notFloats(entry) }
    var floats = [Float](repeating: 0, count: entry.range.count / size)
    try read(entry, into: &floats, at: 0)
    return floats
  }

  /// Writes the numbers of a tensor of this file to `output`, from `start` on, where there must be
  /// room for them.
  ///
  /// - Throws: As ``floats(of:)``.
  func read(
    _ entry: Entry, into output: inout [Float], at start: Int
  ) throws(ExchangeError) {
    if case .other = entry.type { throw notFloats(entry) }
    // A whole number of each type's floats.
    let chunk = 1 << 22
    var offset = entry.range.lowerBound
    var place = start
    do {
      let file = try InputFile(path: path)
      while offset < entry.range.upperBound {
        let wanted = min(chunk, entry.range.upperBound - offset)
        let bytes = try file.read(at: dataStart + offset, count: wanted)
        guard bytes.count == wanted else {
          throw ExchangeError(
            path, entry.name, .tensors(.truncated(wanted: wanted, found: bytes.count)))
        }
        TensorConversion.floats(bytes, as: entry.type, into: &output, at: place)
        offset += wanted
        place += wanted / (entry.type.byteCount ?? wanted)
      }
    } catch let error as FileError {
      throw ExchangeError(path, entry.name, .file(error))
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw ExchangeError(path, entry.name, .missing)
    }
  }

  private func notFloats(_ entry: Entry) -> ExchangeError {
    ExchangeError(path, entry.name, .tensors(.notFloats(type: entry.type.name)))
  }
}
