import Testing
import TinyGPT

@Suite struct WeightsTests {
  /// GPT-2 small as its paper's checkpoint has it: 124,439,808 parameters, of which 85,056,000 in
  /// its blocks and last norm (`transformers`: `model.num_parameters()` and the sum without wte and
  /// wpe).
  @Test func parametersOfGPT2() throws {
    let shape = try ModelShape(
      vocabularySize: 50_257, contextLength: 1024, layers: 12, heads: 12, width: 768)
    #expect(shape.parameters == 124_439_808)
    #expect(shape.nonEmbeddingParameters == 85_056_000)
    let layout = WeightLayout(shape)
    #expect(layout.count == shape.parameters)
    #expect(layout.tensors.count == 148)
    #expect(layout.blocks[11].expansion.weight.shape == [768, 3072])
    #expect(layout.blocks[11].expansion.weight.name == "transformer.h.11.mlp.c_fc.weight")
  }

  @Test func tensorsFollowOneAnother() throws {
    let layout = WeightLayout(
      try ModelShape(vocabularySize: 11, contextLength: 7, layers: 2, heads: 2, width: 6))
    var end = 0
    for tensor in layout.tensors {
      #expect(tensor.offset == end)
      end = tensor.range.upperBound
    }
    #expect(end == layout.count)
    #expect(Set(layout.tensors.map(\.name)).count == 28)
  }

  @Test func freshWeights() throws {
    let shape = try ModelShape(
      vocabularySize: 512, contextLength: 64, layers: 2, heads: 2, width: 64)
    let weights = Weights(shape: shape, seed: 1)
    #expect(weights == Weights(shape: shape, seed: 1))
    #expect(weights != Weights(shape: shape, seed: 2))
    for tensor in weights.layout.tensors {
      let values = weights[tensor].map(Double.init)
      let mean = values.reduce(0, +) / Double(values.count)
      let spread = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count))
        .squareRoot()
      if tensor.decays {
        let expected = tensor.name.hasSuffix("c_proj.weight") ? 0.01 : 0.02
        // Six standard errors of a mean and of a standard deviation.
        #expect(abs(mean) < 6 * expected / Double(values.count).squareRoot())
        #expect(abs(spread / expected - 1) < 6 / (2 * Double(values.count)).squareRoot())
      } else {
        #expect(spread == 0 && mean == (tensor.name.hasSuffix("weight") ? 1 : 0))
      }
    }
  }
}
