import Foundation
import Testing

@Suite struct TrainTests {
  private static let spec = """
    {
      "schemaVersion": 1, "name": "tiny",
      "models": [{
        "kind": "native", "name": "tiny", "layers": 1, "width": 32, "context": 32,
        "vocabulary": 300, "corpus": { "kind": "prose", "megabytes": 0.2 },
        "training": { "steps": 4, "batch": 2, "validationInterval": 2 }
      }],
      "task": { "problems": { "path": "problems.jsonl" } }
    }
    """

  @Test func trainsAModelThatSamples() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec)
      let command = ["train", "tiny.json", "-o", "model", "--threads", "1"]
      let trained = try program.start(command).wait()
      #expect(trained.status == 0, "\(trained.messages)")
      #expect(trained.messages.contains("step 4/4, loss "))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "model").path(percentEncoded: false))
      let expected = [
        "config.json", "losses.jsonl", "losses.png", "losses.vl.json", "model.safetensors",
        "state.safetensors", "tokenizer.json", "training.json",
      ]
      #expect(Set(expected).isSubset(of: names))
      let losses = try String(
        contentsOf: program.folder.appending(path: "model/losses.jsonl"), encoding: .utf8)
      #expect(losses.split(separator: "\n").count == 4)
      #expect(losses.components(separatedBy: "validation_loss").count == 3)
    }
  }

  @Test func anotherModelsFolderIsLeftAlone() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec)
      #expect(try program.start(["train", "tiny.json", "-o", "m", "--quiet"]).wait().status == 0)
      try program.write("tiny.json", Self.spec.replacing("\"layers\": 1", with: "\"layers\": 2"))
      let other = try program.start(["train", "tiny.json", "-o", "m"]).wait()
      #expect(other.status == 3)
      #expect(other.firstMessage.contains("holds a training with other settings"))
    }
  }
}
