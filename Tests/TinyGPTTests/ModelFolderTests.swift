import Foundation
import Testing

@testable import TinyGPT

@Suite struct ModelFolderTests {
  /// The value that the fixtures' script gave to number `index` of a tensor.
  private func value(_ name: String, _ index: Int) -> Float {
    let seed = name.utf8.reduce(0) { $0 + Int($1) } % 37
    return Float((index * 7 + seed * 13) % 101 - 50) / 64
  }

  @Test(arguments: ["float32", "float16", "bfloat16", "sharded", "old-names", "untied-equal"])
  func readsWhatTransformersWrote(_ name: String) throws {
    let weights = try ModelFolder.readWeights(at: Fixture.path("models/\(name)"))
    let shape = try ModelShape(
      vocabularySize: 12, contextLength: 4, layers: 2, heads: 2, width: 4)
    #expect(weights.shape == shape)
    for tensor in weights.layout.tensors {
      let expected = (0..<tensor.count).map { value(tensor.name, $0) }
      #expect(Array(weights[tensor]) == expected, "\(tensor.name)")
    }
  }

  @Test func refusesAnOutputLayerOfItsOwn() throws {
    let folder = try Fixture.path("models/untied")
    let error = #expect(throws: ExchangeError.self) { try ModelFolder.readWeights(at: folder) }
    #expect(error?.place == "lm_head.weight")
  }

  @Test func writesWhatItReads() throws {
    let tokenizer = try Tokenizer.train(
      on: Fixture.texts(), settings: TokenizerSettings(vocabularySize: 300))
    let shape = try ModelShape(
      vocabularySize: 300, contextLength: 16, layers: 3, heads: 2, width: 8)
    let model = try ModelFolder(weights: Weights(shape: shape, seed: 1), tokenizer: tokenizer)
    let folder = try ScratchFolder()
    let path = folder.path + "/model"
    try model.write(to: path, metadata: ["seed": "1"])
    #expect(try ModelFolder.read(at: path) == model)
    let file = try TensorFile(path: path + "/model.safetensors")
    #expect(file.metadata == ["format": "pt", "seed": "1"])
    // The pair of older files says the same.
    try FileManager.default.removeItem(atPath: path + "/tokenizer.json")
    #expect(try ModelFolder.read(at: path) == model)
  }

  @Test func tokenizersWithMoreIDsThanTheModel() throws {
    let tokenizer = try Tokenizer.train(on: [], settings: TokenizerSettings(vocabularySize: 300))
    let shape = try ModelShape(
      vocabularySize: 200, contextLength: 4, layers: 1, heads: 1, width: 4)
    #expect(throws: ExchangeError.self) {
      try ModelFolder(weights: Weights(zeros: shape), tokenizer: tokenizer)
    }
  }

  /// Each of these options changes what the model computes.
  @Test(arguments: [
    (#""model_type": "gpt2""#, #""model_type": "llama""#, "model_type"),
    (#""gelu_new""#, #""relu""#, "activation_function"),
    (#""n_inner": null"#, #""n_inner": 17"#, "n_inner"),
    ("1e-05", "1e-06", "layer_norm_epsilon"),
    (#""add_cross_attention": false"#, #""add_cross_attention": true"#, "add_cross_attention"),
    (#""scale_attn_weights": true"#, #""scale_attn_weights": false"#, "scale_attn_weights"),
    (#""n_embd": 4"#, #""n_embd": 0"#, "n_embd"),
    (#""n_embd": 4"#, #""n_embd": 4611686018427387904"#, "n_embd"),
    (#""n_embd": 4"#, #""n_embd": "4""#, "n_embd"),
    (#""n_layer": 2"#, #""n_layer": 1048576"#, "h.2"),
    (#""n_layer": 2"#, #""n_layer": 1"#, "transformer.h.1.attn.c_attn.bias"),
    (#""vocab_size": 12"#, #""vocab_size": 1048576"#, "transformer.wte.weight"),
    (#""n_positions": 4"#, #""n_positions": 5"#, "transformer.wpe.weight"),
  ])
  func configurationsThatDoNotFit(_ old: String, _ new: String, _ place: String) throws {
    let folder = try copy("float32")
    let config = try String(contentsOfFile: folder.path + "/config.json", encoding: .utf8)
    try #require(config.contains(old))
    _ = try folder.write(config.replacing(old, with: new), to: "config.json")
    let path = folder.path
    let error = #expect(throws: ExchangeError.self) { try ModelFolder.readWeights(at: path) }
    #expect(error?.place == place)
  }

  /// Scores divided by the layer's number are as good as queries divided by it.
  @Test func scoresScaledByLayer() throws {
    let folder = try copy("float32")
    let config = try String(contentsOfFile: folder.path + "/config.json", encoding: .utf8)
    let key = #""scale_attn_by_inverse_layer_idx": "#
    _ = try folder.write(
      config.replacing(key + "false", with: key + "true"), to: "config.json")
    let weights = try ModelFolder.readWeights(at: folder.path)
    let plain = try ModelFolder.readWeights(at: Fixture.path("models/float32"))
    for (layer, block) in weights.layout.blocks.enumerated() {
      let affine = block.queryKeyValue
      for tensor in [affine.weight, affine.bias] {
        for index in 0..<tensor.count {
          let isQuery = index % 12 < 4
          let expected = plain[tensor][tensor.offset + index] / (isQuery ? Float(layer + 1) : 1)
          #expect(weights[tensor][tensor.offset + index] == expected)
        }
      }
    }
  }

  @Test func brokenIndexes() throws {
    let index = try String(
      contentsOfFile: Fixture.path("models/sharded/model.safetensors.index.json"), encoding: .utf8)
    let shard = "model-00001-of-00003.safetensors"
    for escape in ["../" + shard, "/etc/passwd", "..", "a/b.safetensors", "none.safetensors", ""] {
      let folder = try copy("sharded")
      _ = try folder.write(
        index.replacing(shard, with: escape), to: "model.safetensors.index.json")
      let path = folder.path
      #expect(throws: ExchangeError.self) { try ModelFolder.readWeights(at: path) }
    }
    let folder = try copy("sharded")
    let whole = try Data(contentsOf: URL(filePath: folder.path + "/" + shard))
    _ = try folder.write(Array(whole.dropLast(5)), to: shard)
    let path = folder.path
    let error = #expect(throws: ExchangeError.self) { try ModelFolder.readWeights(at: path) }
    #expect(error?.file == path + "/" + shard)
  }

  @Test func tensorsThatAreNotTheModels() throws {
    let folder = try Fixture.path("models/float32")
    let weights = try ModelFolder.readWeights(at: folder)
    let tensors = try weights.layout.tensors.map { try $0.named(in: weights) }
    let extra = try NamedTensor(
      name: "transformer.h.0.crossattention.bias", shape: [1], values: [0])
    let head = try NamedTensor(name: "score.weight", shape: [1], values: [0])
    let nan = try NamedTensor(
      name: tensors[5].name, shape: tensors[5].shape,
      values: [.nan] + tensors[5].values.dropFirst())
    try expect(nil, reading: tensors + [head])
    try expect(extra.name, reading: tensors + [extra])
    try expect(tensors[3].name, reading: Array(tensors[..<3] + tensors[4...] + [head]))
    try expect(nan.name, reading: Array(tensors[..<5] + [nan] + tensors[6...]))
    try expect(
      "ln_f.bias",
      reading: tensors + [
        try NamedTensor(name: "ln_f.bias", shape: [4], values: [0, 0, 0, 0])
      ])
  }

  private func expect(_ place: String?, reading tensors: [NamedTensor]) throws {
    let folder = try copy("float32")
    try TensorFile.write(tensors, to: folder.path + "/model.safetensors")
    do throws(ExchangeError) {
      _ = try ModelFolder.readWeights(at: folder.path)
      #expect(place == nil)
    } catch {
      #expect(error.place == place)
    }
  }

  private func copy(_ name: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let source = try Fixture.path("models/" + name)
    for file in try FileManager.default.contentsOfDirectory(atPath: source) {
      try FileManager.default.copyItem(
        atPath: source + "/" + file, toPath: folder.path + "/" + file)
    }
    return folder
  }
}
