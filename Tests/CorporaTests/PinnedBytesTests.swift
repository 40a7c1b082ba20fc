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
        == "c3cf45db2576512cd97eec42ce7355fa37a14467caf876d52dd62a466704c932")
  }

  @Test func chainedComponents() {
    #expect(
      Self.digest(ChainedComponentsTests.set.benchmark.map(\.json))
        == "89cd4b28d91ecb977c7f23c41636c21aa67b513de291bddfc696b21c0de437e8")
  }

  @Test func alignmentTasks() {
    let tasks = AlignmentSetTests.set.tasks(.buggy, instructed: true)
    #expect(
      Self.digest(tasks.map(\.benchmark.json))
        == "4196448bc474e534867b051351a0dc5b059bf266e8cef8683f8c117b518aa035")
  }

  @Test func programs() {
    let texts = ProgramSetTests.set.problems.map { Array($0.program.text.utf8) }
    #expect(
      Self.digest(texts) == "4e7ef88e0e4d8434e85028555dfae03a47531ac69cfab67fc0f53bf452be8dd2")
  }

  @Test func corpus() {
    let files = SyntheticCorpus(seed: 1, heldOut: SyntheticBenchmarksTests.all.heldOut)
      .files(bytes: 100_000)
    #expect(
      Self.digest(files.map { Array($0.file.text.utf8) })
        == "a83e015538bdc556f5486c3842070f6ff83aa12c373218b6d67ac8aa56bd4e54")
  }
}
