import Foundation

extension TrainingState {
  /// What stands in the file besides numbers, as JSON under the key ``metadataKey``.
  private struct Head: Codable {
    let settings: TrainingSettings
    let shape: ModelShape
    let step: Int
    let position: DataPosition
  }

  private static var metadataKey: String { "training" }

  /// The three numbers that a weight has, and what their tensors' names begin with.
  private static var prefixes: [String] { ["", "adam.first.", "adam.second."] }

  /// All tensors of the state: the weights by their names, and the moments by the same names behind
  /// `adam.first.` and `adam.second.`.
  ///
  /// - Throws: ``ExchangeError``, never for a state that stands.
  public func tensors() throws(ExchangeError) -> [NamedTensor] {
    var tensors: [NamedTensor] = []
    for (prefix, values) in zip(Self.prefixes, [weights.values, firstMoments, secondMoments]) {
      for tensor in weights.layout.tensors {
        tensors.append(
          try NamedTensor(
            name: prefix + tensor.name, shape: tensor.shape, values: values[tensor.range]))
      }
    }
    return tensors
  }

  /// Writes the state as one safetensors file, of which other programs can read the weights.
  ///
  /// The file appears under its name only when it is whole, so a state that is being replaced is
  /// never lost.
  public func write(to path: String) throws(ExchangeError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let head = Head(settings: settings, shape: weights.shape, step: step, position: position)
    guard let text = try? String(decoding: encoder.encode(head), as: UTF8.self) else {
      throw ExchangeError(path, Self.metadataKey, .contradiction("its settings are no numbers"))
    }
    try TensorFile.write(tensors(), metadata: [Self.metadataKey: text], to: path)
  }

  /// Reads what ``write(to:)`` wrote, bit for bit.
  ///
  /// - Throws: ``ExchangeError`` for a file that is broken, or is no training's state.
  public init(path: String) throws(ExchangeError) {
    let file = try TensorFile(path: path)
    let head = try Self.head(of: file)
    try Self.check(head.shape, against: file)
    let layout = WeightLayout(head.shape)
    var parts: [[Float]] = []
    for prefix in Self.prefixes {
      var values: [Float] = []
      values.reserveCapacity(layout.count)
      for tensor in layout.tensors {
        guard let entry = file[prefix + tensor.name] else {
          throw ExchangeError(path, prefix + tensor.name, .missing)
        }
        guard entry.shape == tensor.shape else {
          throw ExchangeError(
            path, entry.name,
            .tensors(.wrongShape(found: entry.shape, wanted: tensor.shape)))
        }
        values += try file.floats(of: entry)
      }
      parts.append(values)
    }
    self.init(
      settings: head.settings, weights: Weights(layout: layout, values: parts[0]),
      first: parts[1], second: parts[2], step: head.step, position: head.position)
  }

  private static func head(of file: TensorFile) throws(ExchangeError) -> Head {
    guard let text = file.metadata[metadataKey] else {
      throw ExchangeError(file.path, metadataKey, .missing)
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(text.utf8)) else {
      throw ExchangeError(
        file.path, metadataKey, .unexpected(found: "other text", wanted: "a training's settings"))
    }
    let position = head.position
    guard min(head.step, position.epoch, position.row) >= 0 else {
      throw ExchangeError(file.path, metadataKey, .contradiction("it counts below 0"))
    }
    return head
  }

  /// A shape that asks for more than the file holds is refused before anything is made for it.
  private static func check(
    _ shape: ModelShape, against file: TensorFile
  ) throws(ExchangeError) {
    let width = Double(shape.width)
    let wanted =
      3 * width
      * (12 * width * Double(shape.layers) + Double(shape.vocabularySize)
        + Double(shape.contextLength))
    let held = file.entries.reduce(0.0) { $0 + Double($1.range.count) / 4 }
    guard wanted <= held else {
      throw ExchangeError(
        file.path, metadataKey,
        .contradiction("its model has more weights than the file has numbers"))
    }
  }
}
