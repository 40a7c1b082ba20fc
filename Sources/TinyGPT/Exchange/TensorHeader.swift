import Archives

/// The header of a safetensors file, read and checked.
///
/// Source: <https://github.com/huggingface/safetensors>, "Format": eight bytes, the length of a
/// JSON object, little-endian; the object; then the tensors' bytes.
struct TensorHeader {
  let entries: [TensorFile.Entry]
  let metadata: [String: String]
  /// Where the data begin in the file.
  let dataStart: Int

  /// The key of the texts among those of the tensors.
  static let metadataKey = "__metadata__"

  init(file: String) throws(ExchangeError) {
    let (text, fileBytes) = try Self.text(file)
    dataStart = 8 + text.count
    let members = try JSONMembers(text, file: file, path: "")
    var metadata: [String: String] = [:]
    var entries: [TensorFile.Entry] = []
    for (name, place) in members.all {
      if name == Self.metadataKey {
        for (key, value) in try place.object().all { metadata[key] = try value.string() }
      } else {
        entries.append(try Self.entry(name, place, dataBytes: fileBytes - dataStart))
      }
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try Self.checkOrder(entries, dataBytes: fileBytes - dataStart, file: file)
    self.entries = entries
    self.metadata = metadata
  }

  private static func text(
    _ file: String
  ) throws(ExchangeError) -> (text: [UInt8], fileBytes: Int) {
    do {
      let input = try InputFile(path: file)
      let fileBytes = try input.byteCount()
      let prefix = try input.read(at: 0, count: min(8, fileBytes))
      guard prefix.count == 8 else {
        throw ExchangeError(
          file, nil, .tensors(.shorterThanItsHeaderLength(fileBytes: fileBytes)))
      }
      let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard length > 0, length <= JSONPlace.largestBytes, length <= fileBytes - 8 else {
        throw ExchangeError(
          file, nil, .tensors(.badHeaderLength(length, fileBytes: fileBytes)))
      }
      let text = try input.read(at: 8, count: Int(length))
      guard text.count == length else {
        throw ExchangeError(
          file, nil, .tensors(.truncated(wanted: Int(length), found: text.count)))
      }
      guard text.first == UInt8(ascii: "{") else {
        throw ExchangeError(file, nil, .tensors(.headerIsNoObject))
      }
      return (text, fileBytes)
    } catch let error as FileError {
      throw ExchangeError(file, nil, .file(error))
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw ExchangeError(file, nil, .missing)
    }
  }

  private static func entry(
    _ name: String, _ place: JSONPlace, dataBytes: Int
  ) throws(ExchangeError) -> TensorFile.Entry {
    let members = try place.object()
    let type = TensorType(name: try members.required("dtype").string())
    let shape = try members.required("shape").elements().map { (size) throws(ExchangeError) in
      try size.integer()
    }
    let offsets = try members.required("data_offsets")
    let bounds = try offsets.elements().map { (bound) throws(ExchangeError) in
      try bound.integer()
    }
    guard bounds.count == 2 else { throw offsets.unexpected("two offsets") }
    guard bounds[0] <= bounds[1], bounds[1] <= dataBytes else {
      throw ExchangeError(
        place.file, name,
        .tensors(.badRange(start: bounds[0], end: bounds[1], dataBytes: dataBytes)))
    }
    let range = bounds[0]..<bounds[1]
    if let size = type.byteCount, byteCount(of: shape, numberBytes: size) != range.count {
      throw ExchangeError(
        place.file, name,
        .tensors(.wrongSize(shape: shape, type: type.name, bytes: range.count)))
    }
    return TensorFile.Entry(name: name, type: type, shape: shape, range: range)
  }

  /// The bytes of all numbers; `nil` where no integer is that large.
  private static func byteCount(of shape: [Int], numberBytes: Int) -> Int? {
    // A zero makes it empty, however large the sizes beside it.
    if shape.contains(0) { return 0 }
    var count = numberBytes
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      count = product
    }
    return count
  }

  private static func checkOrder(
    _ entries: [TensorFile.Entry], dataBytes: Int, file: String
  ) throws(ExchangeError) {
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw ExchangeError(
          file, entry.name,
          .tensors(.overlapOrGap(start: entry.range.lowerBound, expected: end)))
      }
      end = entry.range.upperBound
    }
    guard end == dataBytes else {
      throw ExchangeError(file, nil, .tensors(.unusedBytes(dataBytes - end)))
    }
  }
}
