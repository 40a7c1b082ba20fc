/// What is wrong with a safetensors file or one tensor in it.
public enum TensorFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file has too few bytes for the length of its header.
  case shorterThanItsHeaderLength(fileBytes: Int)
  /// The header is said to be longer than the file or than 100 MB, or to be empty.
  case badHeaderLength(UInt64, fileBytes: Int)
  /// The header does not begin with `{`.
  case headerIsNoObject
  /// A range that ends before it begins or lies outside the data.
  case badRange(start: Int, end: Int, dataBytes: Int)
  /// A range that does not begin where the one before it ends.
  case overlapOrGap(start: Int, expected: Int)
  /// Bytes behind the last tensor.
  case unusedBytes(Int)
  /// More numbers than a range has bytes for, or fewer.
  case wrongSize(shape: [Int], type: String, bytes: Int)
  /// Numbers that are not read as floats.
  case notFloats(type: String)
  /// The file has become shorter since its header was read.
  case truncated(wanted: Int, found: Int)
  case wrongShape(found: [Int], wanted: [Int])
  /// The name comes twice, in one file or in two shards.
  case duplicate
  /// Floats that are infinite or no numbers.
  case notFinite(index: Int)

  public var description: String {
    switch self {
    case .shorterThanItsHeaderLength(let bytes):
      "no safetensors file: it has \(bytes) bytes, and the length of its header takes 8"
    case .badHeaderLength(let length, let bytes):
      "its header claims \(length) bytes in a file of \(bytes); at most 100000000 are read"
    case .headerIsNoObject:
      "no safetensors file: its header does not begin with `{`"
    case .badRange(let start, let end, let bytes):
      "its bytes \(start)..<\(end) are no range of the \(bytes) bytes of data; is the file whole?"
    case .overlapOrGap(let start, let expected):
      "its bytes begin at \(start), where the tensor before it ends at \(expected)"
    case .unusedBytes(let count):
      "\(count) bytes at the end belong to no tensor"
    case .wrongSize(let shape, let type, let bytes):
      "its \(bytes) bytes are not what the shape \(shape) of type \(type) takes"
    case .notFloats(let type):
      "its type is \(type); only F32, F16 and BF16 can be read as floats"
    case .truncated(let wanted, let found):
      "the file ends \(wanted - found) bytes before the tensor does"
    case .wrongShape(let found, let wanted):
      "its shape is \(found) and must be \(wanted)"
    case .duplicate:
      "the tensor comes twice"
    case .notFinite(let index):
      "its number \(index) is infinite or no number"
    }
  }
}
