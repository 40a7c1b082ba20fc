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

  /// What the rehearsal wrote down must not be a place where programs can leave notes for each other.
  ///
  /// The kernel doubles a mapping whose old size is said to be 0 if it is shared, and refuses it if it
  /// is not; the program tries this around a shared mapping of its own, which must be found.
  @Test func sharesNoMemory() throws {
    var laboratory = try Laboratory(candidate: "rehearsing_candidate.py")
    let (said, outcome) = try laboratory.run(
      """
      import ctypes, mmap
      own = mmap.mmap(-1, 4096)
      place = ctypes.addressof(ctypes.c_char.from_buffer(own))
      library, size = ctypes.CDLL(None), ctypes.c_size_t(4096)
      library.mremap.restype = ctypes.c_void_p
      failed = ctypes.c_void_p(-1).value
      def is_shared(page):
          double = library.mremap(ctypes.c_void_p(page), ctypes.c_size_t(0), size, 1)
          return double != failed and library.munmap(ctypes.c_void_p(double), size) == 0
      pages = range(place - (64 << 20), place + (64 << 20), 4096)
      say(*[page - place for page in pages if is_shared(page)][:9])
      """, limits: ProcessLimits(cpu: .seconds(20), wall: .seconds(60)))
    #expect(said == ["0"], "\(outcome.candidate as Any)")
  }
}
