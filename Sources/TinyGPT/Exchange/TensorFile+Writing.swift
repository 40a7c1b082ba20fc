import Archives

extension TensorFile {
  /// Writes tensors as float32, in the given order: the same bytes for the same tensors.
  ///
  /// The file appears under its name only when it is whole.
  ///
  /// - Parameter metadata: Texts that go along; they need no memory for numbers, such as a step.
  /// - Throws: ``ExchangeError``: ``TensorFault/duplicate`` for a name that comes twice or is
  ///   `__metadata__`, ``ExchangeError/Problem/file(_:)`` where the file cannot be written.
  public static func write(
    _ tensors: [NamedTensor], metadata: [String: String] = [:], to path: String
  ) throws(ExchangeError) {
    let header = try header(tensors, metadata, path)
    do {
      var file = try OutputFile(path: path)
      let length = UInt64(header.count)
      try file.write((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) })
      try file.write(header)
      for tensor in tensors {
        var rest = tensor.values
        while !rest.isEmpty {
          try file.write(TensorConversion.bytes(rest.prefix(1 << 20)))
          rest = rest.dropFirst(1 << 20)
        }
      }
      try file.commit()
    } catch {
      throw ExchangeError(path, nil, .file(error))
    }
  }

  private static func header(
    _ tensors: [NamedTensor], _ metadata: [String: String], _ path: String
  ) throws(ExchangeError) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }.map {
        "\(quoted($0.key)):\(quoted($0.value))"
      }
      members.append("\(quoted(TensorHeader.metadataKey)):{\(texts.joined(separator: ","))}")
    }
    var seen: Set<String> = [TensorHeader.metadataKey]
    var end = 0
    for tensor in tensors {
      guard seen.insert(tensor.name).inserted else {
        throw ExchangeError(path, tensor.name, .tensors(.duplicate))
      }
      let start = end
      end += tensor.values.count * 4
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(tensor.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    // Spaces, so that the data begin at a multiple of 8, as the format asks.
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    return header
  }

  private static func quoted(_ text: String) -> String { TokenizerFile.quoted(text) }
}
