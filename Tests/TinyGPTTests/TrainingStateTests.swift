import Foundation
import Testing

@testable import TinyGPT

@Suite struct TrainingStateTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "TrainingStateTests-\(UUID().uuidString)")

  private func trained() throws -> TrainingState {
    let shape = try ModelShape(
      vocabularySize: 20, contextLength: 8, layers: 2, heads: 2, width: 8)
    let settings = TrainingSettings(
      steps: 9, batchRows: 2, arrangement: .aligned,
      learningRate: LearningRate(peak: 1e-3, warmUp: .share(0.1)).forFineTuning, seed: .max)
    var trainer = try Trainer(
      TrainingState(settings: settings, weights: Weights(shape: shape, seed: 1)),
      documents: [TokenDocument(tokens: [1, 2, 3, 4]), TokenDocument(tokens: [5, 6])],
      separator: 0, threads: 1)
    for _ in 0..<3 { _ = try trainer.takeStep() }
    return trainer.state
  }

  @Test func comesBackFromItsFile() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = try trained()
    let path = folder.appending(path: "training.safetensors").path
    try state.write(to: path)
    #expect(try TrainingState(path: path) == state)
    let bytes = try Data(contentsOf: URL(filePath: path))
    try state.write(to: path)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    let names = try TensorFile(path: path).entries.map(\.name)
    #expect(names.contains("transformer.h.1.mlp.c_fc.weight"))
    #expect(names.contains("adam.second.transformer.wte.weight"))
  }

  @Test func filesThatAreNoState() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = try trained()
    let path = folder.appending(path: "training.safetensors").path
    func fails(_ tensors: [NamedTensor], _ training: String?) throws -> Bool {
      try TensorFile.write(
        tensors, metadata: training.map { ["training": $0] } ?? [:], to: path)
      do throws(ExchangeError) { _ = try TrainingState(path: path) } catch { return true }
      return false
    }
    try state.write(to: path)
    let head = try #require(try TensorFile(path: path).metadata["training"])
    let tensors = try state.tensors()
    #expect(try !fails(tensors, head))
    #expect(try fails(tensors, nil))
    #expect(try fails(tensors, "{}"))
    #expect(try fails(Array(tensors.dropLast()), head))
    #expect(try fails(tensors, head.replacing("\"step\":3", with: "\"step\":-3")))
    #expect(try fails(tensors, head.replacing("\"width\":8", with: "\"width\":9")))
    for size in ["layers\":2", "width\":8", "vocabularySize\":20"] {
      #expect(head.contains(size))
      #expect(try fails(tensors, head.replacing(size, with: size + "00000000000000")))
    }
  }
}
