import Testing

@testable import CodeEvaluation

struct RotaTests {
  @Test func oneOfEachThenTheDearest() {
    let rota = Rota(lots: [0, 0, 1, 1, 2, 2, 2])
    let first = (0..<3).compactMap { _ in rota.next() }
    #expect(first == [0, 2, 4])
    rota.note(0, took: .milliseconds(5))
    rota.note(2, took: .milliseconds(90))
    rota.note(4, took: .milliseconds(20))
    #expect((0..<4).compactMap { _ in rota.next() } == [3, 5, 6, 1])
    #expect(rota.next() == nil)
  }

  @Test func aSlowOneBringsItsLotToTheFront() {
    let rota = Rota(lots: [0, 0, 0, 1, 1, 1])
    _ = (rota.next(), rota.next())
    rota.note(0, took: .milliseconds(9))
    rota.note(3, took: .milliseconds(5))
    #expect(rota.next() == 1)
    rota.note(4, took: .seconds(3))
    #expect((0..<3).compactMap { _ in rota.next() } == [4, 5, 2])
  }

  @Test func everyNumberOnce() {
    let lots = (0..<500).map { $0 * 7 % 23 }
    let rota = Rota(lots: lots)
    var given: [Int] = []
    while let number = rota.next() {
      given.append(number)
      rota.note(number, took: .milliseconds(number * 37 % 900))
    }
    #expect(given.sorted() == Array(0..<500))
  }

  @Test func nothingAfterAStop() {
    let rota = Rota(lots: [0, 0])
    rota.stop(with: nil)
    #expect(rota.next() == nil)
    #expect(Rota(lots: []).next() == nil)
  }
}
