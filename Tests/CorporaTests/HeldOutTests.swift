import Testing

@testable import Corpora

struct HeldOutTests {
  @Test func compositionsAreHeldOutInsideLongerOnes() {
    var heldOut = HeldOut()
    heldOut.insert(["a", "b"])
    heldOut.insert(["c"])
    #expect(!heldOut.allows(["a", "b"]))
    #expect(!heldOut.allows(["x", "a", "b", "y"]))
    #expect(heldOut.allows(["b", "a"]))
    #expect(heldOut.allows(["a", "x", "b"]))
    #expect(!heldOut.allows(["c"]))
    #expect(heldOut.allows(["c", "a"]))
  }

  @Test func singleOperationsOfProgramsAreHeldOutOfProgramsAlone() {
    var heldOut = HeldOut()
    heldOut.insert(program: ["a"])
    heldOut.insert(program: ["b", "c"])
    #expect(!heldOut.allows(program: ["a"]))
    #expect(heldOut.allows(["a"]))
    #expect(heldOut.allows(program: ["a", "c"]))
    #expect(!heldOut.allows(program: ["b", "c"]))
    #expect(!heldOut.allows(["b", "c"]))
    var other = HeldOut()
    other.formUnion(heldOut)
    #expect(!other.allows(program: ["a"]))
  }

  @Test func textsAreHeldOutWhateverStandsRoundThem() {
    var heldOut = HeldOut()
    heldOut.insert(text: "    keep the first word.\n")
    #expect(!heldOut.allows(text: "now keep the first word. then stop"))
    #expect(heldOut.allows(text: "keep the first words."))
  }

  @Test func unionsHoldOutBoth() {
    var one = HeldOut()
    one.insert(["a", "b"])
    one.insert(text: "first text here")
    var other = HeldOut()
    other.insert(["b", "c", "d"])
    other.insert(text: "second text here")
    one.formUnion(other)
    #expect(!one.allows(["a", "b"]))
    #expect(!one.allows(["b", "c", "d"]))
    #expect(!one.allows(text: "a second text here"))
    #expect(!one.allows(text: "a first text here"))
  }

  @Test func phraseIndexFindsAllOverlaps() {
    var index = PhraseIndex()
    index.insert("abababab".utf8)
    var count = 0
    index.search(Array("xababababab".utf8)) { _ in
      count += 1
      return true
    }
    #expect(count == 2)
  }
}
