import Foundation

@testable import ExperimentSpecs

/// The fixture specs, and ways to bend them.
enum SpecFixtures {
  static let folder = Bundle.module.bundleURL.appending(path: "Fixtures/specs")

  static func file(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  static func read(
    _ text: String, as file: String = "spec.json", overrides: [String] = []
  ) throws(SpecProblems) -> LoadedSpec {
    try SpecReader.read(Data(text.utf8), file: file, folder: folder, overrides: overrides)
  }

  /// The lines of errors that reading `text` gives; none if it reads.
  static func errors(
    _ text: String, as file: String = "spec.json", overrides: [String] = []
  ) -> [String] {
    do {
      _ = try read(text, as: file, overrides: overrides)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  /// A spec on few lines; `extra` stands on line 2 from column 1, with its comma.
  static func spec(_ extra: String = "") -> String {
    """
    {"schemaVersion": 1, "name": "small",
    \(extra)
    "task": {"problems": {"path": "files/problems.jsonl"}},
    "models": [{"kind": "samples", "name": "m", "file": {"path": "files/samples.jsonl"}}]}
    """
  }
}

/// A small generator with a seed, so that fuzzing repeats (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
