import Archives
import Testing

@testable import Corpora

/// The bytes whose programs were run: every reference solution passed its tests in the sandbox, and
/// trivial and mutated ones failed but for 17 of 1008 mutations in MiniEval (see
/// `SyntheticCorpusHonesty`). Who changes a hash runs them again.
struct PinnedBytesTests {
  static func digest(_ lines: [[UInt8]]) -> String {
    SHA256.hexDigest(of: lines.joined(separator: [0x0A]))
  }

  @Test func miniEval() {
    #expect(
      Self.digest(MiniEvalTests.eval.benchmark.map(\.json))
        == "78936ef105df3bc751c3e333d2e3482e27729b02a8a522905998dfa0aea137d5")
  }

  @Test func chainedComponents() {
    #expect(
      Self.digest(ChainedComponentsTests.set.benchmark.map(\.json))
        == "4542054481086959813be716eda1c289c2de0cac1e084bc4696f077cf8ab1d97")
  }

  @Test func alignmentTasks() {
    let tasks = AlignmentSetTests.set.tasks(.buggy, instructed: true)
    #expect(
      Self.digest(tasks.map(\.benchmark.json))
        == "a3233b717c039030ab20cad006261cb7e47191d3221604503f8bc72e1d5a9827")
  }

  @Test func programs() {
    let texts = ProgramSetTests.set.problems.map { Array($0.program.text.utf8) }
    #expect(
      Self.digest(texts) == "8ab41eb92fa189bc090994c082dbd16680c3db6d29b22c0eceb4128cc83cee07")
  }

  @Test func corpus() {
    let files = SyntheticCorpus(seed: 1, heldOut: SyntheticBenchmarksTests.all.heldOut)
      .files(bytes: 100_000)
    #expect(
      Self.digest(files.map { Array($0.file.text.utf8) })
        == "4c12c30dc6d7c423b43cff05a73f2475a6c1a53d6522b06617448deddf00873f")
  }
}
