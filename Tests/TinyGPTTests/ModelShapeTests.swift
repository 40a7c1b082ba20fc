import Testing
import TinyGPT

@Suite struct ModelShapeTests {
  @Test func widthOfAHead() throws {
    let shape = try ModelShape(
      vocabularySize: 512, contextLength: 256, layers: 4, heads: 4, width: 128)
    #expect(shape.headWidth == 32)
  }

  @Test func sizesThatNoModelCanHave() {
    #expect(throws: ModelShapeError.headsDoNotDivide(width: 10, heads: 4)) {
      try ModelShape(vocabularySize: 512, contextLength: 256, layers: 4, heads: 4, width: 10)
    }
    #expect(throws: ModelShapeError.tooSmall(name: "layers", size: 0)) {
      try ModelShape(vocabularySize: 512, contextLength: 256, layers: 0, heads: 4, width: 16)
    }
  }
}
