import Testing

@testable import Sandboxing

/// What a child of a fork server has of a rehearsal: the time it saves, and nothing else.
struct RehearsalTests {
  @Test func leavesNothingToTheChildren() throws {
    var laboratory = try Laboratory(candidate: "rehearsing_candidate.py")
    let look = "say(sum(map(sum, blocks)), 'FORK_SERVER_REHEARSES' in os.environ, os.getpid())"
    for _ in 0..<2 {
      #expect(try laboratory.run(look).said == ["0 False 1"])
      _ = try laboratory.run("faults_of_writing(blocks)")
    }
  }

  /// A fault for each page is what writing costs without a rehearsal, by the second number.
  @Test func pagesThatItWroteToAreThere() throws {
    var laboratory = try Laboratory(candidate: "rehearsing_candidate.py")
    let (said, outcome) = try laboratory.run(
      "say(faults_of_writing(blocks[::2]), faults_of_writing(blocks[1::2]))")
    let faults = try #require(said.first).split(separator: " ").compactMap { Int($0) }
    try #require(faults.count == 2, "\(said), \(outcome)")
    #expect(faults[0] < 20)
    #expect(faults[1] >= 80)
  }
}
