/// What `config.json` says of a GPT-2 model.
///
/// Source: `GPT2Config` of <https://github.com/huggingface/transformers>, whose defaults stand in
/// for keys that are missing.
struct ModelConfiguration: Hashable, Sendable {
  let shape: ModelShape
  /// Whether the output layer is the token embedding.
  let tiesHead: Bool
  /// Whether the attention scores of layer l (from 0) are divided by l + 1.
  let scalesByLayer: Bool

  static let name = "config.json"

  /// The epsilon of every layer norm, the only one that is read or written.
  static let normEpsilon = 1e-5

  /// Larger sizes are refused, so that no product of sizes overflows.
  private static let largest = 1 << 20

  /// - Throws: ``ExchangeError``: for another architecture than GPT-2's, or one of its options that
  ///   the engine does not have.
  init(file: String) throws(ExchangeError) {
    let members = try JSONPlace.object(inFile: file)
    let type = try members.required("model_type")
    guard try type.string() == "gpt2" else { throw type.unsupported("`gpt2`") }
    func size(_ key: String, _ standard: Int) throws(ExchangeError) -> Int {
      try members[key]?.integer(in: 1...Self.largest) ?? standard
    }
    let width = try size("n_embd", 768)
    do {
      shape = try ModelShape(
        vocabularySize: size("vocab_size", 50257),
        contextLength: size(members["n_positions"] == nil ? "n_ctx" : "n_positions", 1024),
        layers: size("n_layer", 12), heads: size("n_head", 12), width: width)
    } catch let error as ModelShapeError {
      throw ExchangeError(file, nil, .shape(error))
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw ExchangeError(file, nil, .missing)
    }
    try Self.checkOptions(members, width: width)
    tiesHead = try members["tie_word_embeddings"]?.boolean() ?? true
    scalesByLayer = try members["scale_attn_by_inverse_layer_idx"]?.boolean() ?? false
  }

  private static func checkOptions(
    _ members: JSONMembers, width: Int
  ) throws(ExchangeError) {
    // Two names of the same function, GELU by a hyperbolic tangent.
    if let activation = members["activation_function"],
      try !["gelu_new", "gelu_pytorch_tanh"].contains(activation.string())
    {
      throw activation.unsupported("`gelu_new`")
    }
    if let inner = members["n_inner"], try inner.integer() != 4 * width {
      throw inner.unsupported("4 × n_embd, \(4 * width)")
    }
    if let epsilon = members["layer_norm_epsilon"], try epsilon.number() != normEpsilon {
      throw epsilon.unsupported("\(normEpsilon)")
    }
    if let scaled = members["scale_attn_weights"], try !scaled.boolean() {
      throw scaled.unsupported("`true`")
    }
    if let crossed = members["add_cross_attention"], try crossed.boolean() {
      throw crossed.unsupported("`false`")
    }
  }

  /// The text of `config.json` for a model that `transformers` opens as `GPT2LMHeadModel`.
  static func text(of shape: ModelShape, endOfText: Int32?) -> String {
    let end = endOfText.map(String.init) ?? "null"
    return """
      {
        "activation_function": "gelu_new",
        "architectures": ["GPT2LMHeadModel"],
        "attn_pdrop": 0.0,
        "bos_token_id": \(end),
        "embd_pdrop": 0.0,
        "eos_token_id": \(end),
        "initializer_range": 0.02,
        "layer_norm_epsilon": 1e-05,
        "model_type": "gpt2",
        "n_ctx": \(shape.contextLength),
        "n_embd": \(shape.width),
        "n_head": \(shape.heads),
        "n_inner": null,
        "n_layer": \(shape.layers),
        "n_positions": \(shape.contextLength),
        "resid_pdrop": 0.0,
        "scale_attn_by_inverse_layer_idx": false,
        "scale_attn_weights": true,
        "tie_word_embeddings": true,
        "torch_dtype": "float32",
        "use_cache": true,
        "vocab_size": \(shape.vocabularySize)
      }

      """
  }
}
