import Foundation
import Randomness
import Testing

@testable import TinyGPT

@Suite struct TensorFileTests {
  /// A file of the given header and data.
  private func file(
    _ header: String, data: Int, length: UInt64? = nil
  ) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  private func problem(
    _ header: String, data: Int, length: UInt64? = nil
  ) throws -> ExchangeError? {
    let folder = try ScratchFolder()
    let path = try folder.write(file(header, data: data, length: length), to: "x.safetensors")
    do {
      _ = try TensorFile(path: path)
      return nil
    } catch {
      #expect(error.file == path)
      #expect(error.description.hasPrefix(path + ": error: "))
      return error
    }
  }

  private func entry(_ name: String, _ shape: String, _ start: Int, _ end: Int) -> String {
    #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#
  }

  @Test func writesAndReads() throws {
    let folder = try ScratchFolder()
    let values: [Float] = [0, -0.0, 1, -1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    let tensors = [
      try NamedTensor(name: "b \"é\"\n", shape: [2, 3], values: values[...]),
      try NamedTensor(name: "a", shape: [], values: [7]),
      try NamedTensor(name: "empty", shape: [0, 5], values: []),
    ]
    let path = folder.path + "/t.safetensors"
    try TensorFile.write(tensors, metadata: ["step": "12", "format": "pt"], to: path)
    let file = try TensorFile(path: path)
    #expect(file.metadata == ["step": "12", "format": "pt"])
    #expect(file.entries.count == 3)
    let entry = try #require(file["b \"é\"\n"])
    #expect(entry.shape == [2, 3])
    #expect(entry.type == .float32)
    #expect(try file.floats(of: entry).map(\.bitPattern) == values.map(\.bitPattern))
    #expect(try file.floats(of: #require(file["a"])) == [7])
    #expect(try file.floats(of: #require(file["empty"])) == [])
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect((8 + Int(bytes[0]) + Int(bytes[1]) << 8).isMultiple(of: 8))
  }

  @Test func tensorsThatCannotBeWritten() throws {
    let folder = try ScratchFolder()
    let one = try NamedTensor(name: "a", shape: [1], values: [1])
    #expect(throws: ExchangeError.self) {
      try TensorFile.write([one, one], to: folder.path + "/t.safetensors")
    }
    #expect(throws: ExchangeError.self) { try NamedTensor(name: "a", shape: [2], values: [1]) }
    #expect(throws: ExchangeError.self) {
      try NamedTensor(name: "a", shape: [.max, .max], values: [1])
    }
    #expect(throws: ExchangeError.self) { try TensorFile.write([one], to: "/nowhere/at/all") }
  }

  /// Swift's own `Float16` converts in hardware or by the compiler's library.
  @Test func halfFloats() {
    for bits in UInt16.min...UInt16.max {
      let expected = Float(Float16(bitPattern: bits))
      let found = TensorConversion.float(half: bits)
      #expect(found.bitPattern == expected.bitPattern || found.isNaN && expected.isNaN)
    }
  }

  @Test func headersThatFit() throws {
    #expect(try problem("{}", data: 0) == nil)
    #expect(try problem("{\(entry("a", "[2]", 0, 8))}  ", data: 8) == nil)
    #expect(
      try problem("{\(entry("b", "[1]", 8, 12)),\(entry("a", "[2]", 0, 8))}", data: 12) == nil)
    let unknown = #"{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}"#
    #expect(try problem(unknown, data: 2) == nil)
  }

  @Test func lengthsThatAreFalse() throws {
    #expect(
      try problem("{}", data: 0, length: .max)?.problem
        == .tensors(.badHeaderLength(.max, fileBytes: 10)))
    #expect(
      try problem("{}", data: 0, length: 3)?.problem
        == .tensors(.badHeaderLength(3, fileBytes: 10)))
    #expect(
      try problem("{}", data: 0, length: 0)?.problem
        == .tensors(.badHeaderLength(0, fileBytes: 10)))
    #expect(try problem("[]", data: 0)?.problem == .tensors(.headerIsNoObject))
    let folder = try ScratchFolder()
    let short = try folder.write([1, 2, 3], to: "s.safetensors")
    #expect(throws: ExchangeError.self) { try TensorFile(path: short) }
    #expect(throws: ExchangeError.self) { try TensorFile(path: folder.path) }
    #expect(throws: ExchangeError.self) { try TensorFile(path: folder.path + "/none") }
  }

  @Test func rangesThatDoNotFit() throws {
    let overlap = "{\(entry("a", "[2]", 0, 8)),\(entry("b", "[2]", 4, 12))}"
    let found = try problem(overlap, data: 12)
    #expect(found?.problem == .tensors(.overlapOrGap(start: 4, expected: 8)))
    #expect(found?.place == "b")
    #expect(
      try problem("{\(entry("a", "[1]", 4, 8))}", data: 8)?.problem
        == .tensors(.overlapOrGap(start: 4, expected: 0)))
    #expect(
      try problem("{\(entry("a", "[3]", 0, 12))}", data: 8)?.problem
        == .tensors(.badRange(start: 0, end: 12, dataBytes: 8)))
    #expect(
      try problem("{\(entry("a", "[1]", 8, 4))}", data: 8)?.problem
        == .tensors(.badRange(start: 8, end: 4, dataBytes: 8)))
    #expect(
      try problem("{\(entry("a", "[1]", 0, 4))}", data: 5)?.problem == .tensors(.unusedBytes(1)))
    #expect(
      try problem("{\(entry("a", "[1]", 0, 7))}", data: 7)?.problem
        == .tensors(.wrongSize(shape: [1], type: "F32", bytes: 7)))
    let huge = "[4611686018427387904,4611686018427387904]"
    #expect(
      try problem("{\(entry("a", huge, 0, 0))}", data: 0)?.problem
        == .tensors(.wrongSize(shape: [1 << 62, 1 << 62], type: "F32", bytes: 0)))
  }

  @Test func headersThatAreNoTables() throws {
    let bad = [
      "{", "{\"a\":1}", "{\"a\":{}}", "{\"__metadata__\":{\"a\":1}}",
      #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}"#,
      #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,0]}}"#,
      #"{"a":{"dtype":"F32","shape":[1e400],"data_offsets":[0,0]}}"#,
      #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,0]}}"#,
      #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0]}}"#,
      #"{"a":{"dtype":7,"shape":[0],"data_offsets":[0,0]}}"#,
      "{\(entry("a", "[0]", 0, 0)),\(entry("a", "[0]", 0, 0))}",
      "{\"a\":" + String(repeating: "[", count: 100_000),
      "{\"a\":" + String(repeating: "{\"a\":", count: 100_000),
    ]
    for header in bad { #expect(try problem(header, data: 0) != nil, "\(header.prefix(80))") }
  }

  /// A million names would take hours if each were compared with all the others.
  @Test(.timeLimit(.minutes(1))) func manyTensors() throws {
    let entries = (0..<20_000).map { entry("t\($0)", "[0]", 0, 0) }
    #expect(try problem("{\(entries.joined(separator: ","))}", data: 0) == nil)
  }

  @Test func filesCutAfterOpening() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(
      file("{\(entry("a", "[4]", 0, 16))}", data: 16), to: "x.safetensors")
    let opened = try TensorFile(path: path)
    let bytes = try Data(contentsOf: URL(filePath: path))
    try bytes.dropLast(3).write(to: URL(filePath: path))
    let entry = try #require(opened["a"])
    #expect(throws: ExchangeError(path, "a", .tensors(.truncated(wanted: 16, found: 13)))) {
      try opened.floats(of: entry)
    }
  }

  /// Whatever a file holds, opening it gives a table or an error; and what a table promises can
  /// be read.
  @Test func mutatedFiles() throws {
    let good = file(
      #"{"__metadata__":{"k":"v"},"# + entry("a", "[2,3]", 0, 24) + "," + entry("b", "[1]", 24, 28)
        + #","c":{"dtype":"BF16","shape":[2],"data_offsets":[28,32]}}"#, data: 32)
    let folder = try ScratchFolder()
    var random = Philox(seed: 3, path: ["mutations"])
    var refused = 0
    for _ in 0..<3000 {
      var bytes = good
      mutate(&bytes, headerBytes: good.count - 32, &random)
      let path = try folder.write(bytes, to: "x.safetensors")
      do throws(ExchangeError) {
        let opened = try TensorFile(path: path)
        for entry in opened.entries where opened[entry.name]?.type == .float32 {
          let floats = try opened.floats(of: entry)
          #expect(floats.count == entry.shape.reduce(1, *))
        }
      } catch {
        refused += 1
        #expect(error.file == path)
      }
    }
    // Nearly every byte of a header matters; some change no more than a name.
    #expect(refused > 2000 && refused < 3000)
  }

  @Test func mutatedModels() throws {
    let folder = try ScratchFolder()
    let source = try Fixture.path("models/float32")
    let good = try Data(contentsOf: URL(filePath: source + "/model.safetensors"))
    let config = try Data(contentsOf: URL(filePath: source + "/config.json"))
    var random = Philox(seed: 4, path: ["mutations"])
    var refused = 0
    for round in 0..<200 {
      var files = (config: Array(config), tensors: Array(good))
      if round.isMultiple(of: 2) {
        mutate(&files.config, headerBytes: config.count, &random)
      } else {
        mutate(&files.tensors, headerBytes: 2600, &random)
      }
      _ = try folder.write(files.config, to: "config.json")
      _ = try folder.write(files.tensors, to: "model.safetensors")
      do throws(ExchangeError) {
        _ = try ModelFolder.readWeights(at: folder.path)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 100 && refused < 200)
  }

  private func mutate(_ bytes: inout [UInt8], headerBytes: Int, _ random: inout Philox) {
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<min(headerBytes, bytes.count), using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = Array("{}[]\",:0987654321-e\\".utf8).randomElement(using: &random) ?? 0
      case 2: bytes[place % min(8, bytes.count)] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 4: bytes.remove(at: place)
      default: bytes.insert(bytes[place], at: place)
      }
    }
  }
}
