/// Reads a model's weights from the tensors of a folder.
struct WeightReader {
  let tensors: TensorShards
  let configuration: ModelConfiguration

  private static let prefix = "transformer."
  private static let head = "lm_head.weight"

  /// - Throws: ``ExchangeError``: for a tensor of the model that is missing, has another shape, or
  ///   holds what is no finite number; for a tensor inside the transformer that GPT-2 does not have;
  ///   and for an output layer of its own.
  func read() throws(ExchangeError) -> Weights {
    // A layer has 12 tensors: a layout for more layers than there are would cost memory.
    guard configuration.shape.layers <= tensors.names.count / 12 else {
      throw ExchangeError(
        tensors.path, "h.\(tensors.names.count / 12)",
        .contradiction(
          "missing: \(tensors.names.count) tensors are too few for the "
            + "\(configuration.shape.layers) layers of \(ModelConfiguration.name)"))
    }
    let layout = WeightLayout(configuration.shape)
    let sources = try layout.tensors.map { (tensor) throws(ExchangeError) in try source(tensor) }
    try checkOthers(layout)
    var values = [Float](repeating: 0, count: layout.count)
    for (tensor, found) in zip(layout.tensors, sources) {
      try found.file.read(found.entry, into: &values, at: tensor.offset)
      try checkFinite(values[tensor.range], found)
    }
    try checkHead(values[layout.tokenEmbedding.range], layout.tokenEmbedding)
    if configuration.scalesByLayer { scaleQueries(of: layout, in: &values) }
    do {
      return try Weights(shape: configuration.shape, values: values)
    } catch {
      throw ExchangeError(tensors.path, nil, .contradiction(error.description))
    }
  }

  /// The tensor in the files, under its name with or without the prefix.
  private func source(_ tensor: WeightTensor) throws(ExchangeError) -> TensorShards.Found {
    let short = String(tensor.name.dropFirst(Self.prefix.count))
    let found = tensors[tensor.name]
    let bare = tensors[short]
    if let bare, found != nil {
      throw ExchangeError(bare.file.path, short, .tensors(.duplicate))
    }
    guard let found = found ?? bare else {
      throw ExchangeError(tensors.path, tensor.name, .missing)
    }
    guard found.entry.shape == tensor.shape else {
      throw ExchangeError(
        found.file.path, found.entry.name,
        .tensors(.wrongShape(found: found.entry.shape, wanted: tensor.shape)))
    }
    return found
  }

  /// Refuses tensors inside the transformer that the model does not have; heads beside it and the
  /// attention masks that old checkpoints hold are passed over.
  private func checkOthers(_ layout: WeightLayout) throws(ExchangeError) {
    let known = Set(layout.tensors.map(\.name))
    for name in tensors.names {
      let full = name.hasPrefix("h.") ? Self.prefix + name : name
      guard full.hasPrefix(Self.prefix), !known.contains(full) else { continue }
      if full.hasSuffix(".attn.bias") || full.hasSuffix(".attn.masked_bias") { continue }
      throw ExchangeError(
        tensors[name]?.file.path ?? tensors.path, name,
        .unsupported(
          found: "a tensor that this model does not have",
          wanted: "those of GPT-2 with \(configuration.shape.layers) layers"))
    }
  }

  private func checkFinite(
    _ values: ArraySlice<Float>, _ found: TensorShards.Found
  ) throws(ExchangeError) {
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw ExchangeError(
        found.file.path, found.entry.name,
        .tensors(.notFinite(index: bad - values.startIndex)))
    }
  }

  /// - Parameter embedding: The token embedding, (V, C), to which the output layer must be equal.
  private func checkHead(
    _ embedding: ArraySlice<Float>, _ tensor: WeightTensor
  ) throws(ExchangeError) {
    guard let head = tensors[Self.head] else {
      if configuration.tiesHead { return }
      throw ExchangeError(tensors.path, Self.head, .missing)
    }
    guard head.entry.shape == tensor.shape else {
      throw ExchangeError(
        head.file.path, Self.head,
        .tensors(.wrongShape(found: head.entry.shape, wanted: tensor.shape)))
    }
    guard try head.file.floats(of: head.entry).elementsEqual(embedding) else {
      throw ExchangeError(
        head.file.path, Self.head,
        .unsupported(
          found: "an output layer of its own", wanted: "one that equals the token embedding"))
    }
  }

  /// Makes the division of layer l's scores by l + 1 part of its queries.
  private func scaleQueries(of layout: WeightLayout, in values: inout [Float]) {
    let width = layout.shape.width
    for (layer, block) in layout.blocks.enumerated() {
      let scale = 1 / Float(layer + 1)
      let affine = block.queryKeyValue
      for row in 0..<width {
        let start = affine.weight.offset + row * 3 * width
        for index in start..<(start + width) { values[index] *= scale }
      }
      for index in affine.bias.offset..<(affine.bias.offset + width) { values[index] *= scale }
    }
  }
}
