import Testing

@testable import CodeEvaluation

struct RotaTests {
  @Test func oneOfEachThenTheDearest() {
    let rota = Rota(lots: [0, 0, 1, 1, 2, 2, 2])
    var lot: Int?
    let first = (0..<3).compactMap { _ in rota.next(at: &lot) }
    #expect(first == [0, 2, 4])
    rota.note(0, took: .milliseconds(5))
    rota.note(2, took: .milliseconds(90))
    rota.note(4, took: .milliseconds(20))
    #expect((0..<4).compactMap { _ in rota.next(at: &lot) } == [3, 5, 6, 1])
    #expect(rota.next(at: &lot) == nil)
  }

  @Test func workersStayWithTheirLots() {
    let rota = Rota(lots: [0, 0, 0, 0, 1, 1, 1])
    var (one, other): (Int?, Int?)
    _ = (rota.next(at: &one), rota.next(at: &other))
    rota.note(0, took: .milliseconds(9))
    rota.note(4, took: .milliseconds(5))
    #expect(rota.next(at: &one) == 1)
    #expect(rota.next(at: &other) == 5)
    #expect(rota.next(at: &one) == 2)
    #expect(rota.next(at: &other) == 6)
    // What is left when its own lot is done is another worker's.
    #expect(rota.next(at: &other) == 3)
    #expect(rota.next(at: &one) == nil)
  }

  @Test func aSlowOneBringsItsLotToTheFront() {
    let rota = Rota(lots: [0, 0, 1, 1, 1, 2, 2])
    var (one, other): (Int?, Int?)
    _ = (rota.next(at: &one), rota.next(at: &one), rota.next(at: &one))
    rota.note(0, took: .milliseconds(9))
    rota.note(2, took: .milliseconds(5))
    rota.note(5, took: .milliseconds(7))
    #expect(rota.next(at: &one) == 1)
    rota.note(3, took: .seconds(3))
    #expect((0..<3).compactMap { _ in rota.next(at: &other) } == [3, 4, 6])
  }

  @Test func everyNumberOnce() {
    let lots = (0..<500).map { $0 * 7 % 23 }
    let rota = Rota(lots: lots)
    var given: [Int] = []
    var lot: Int?
    while let number = rota.next(at: &lot) {
      given.append(number)
      rota.note(number, took: .milliseconds(number * 37 % 900))
    }
    #expect(given.sorted() == Array(0..<500))
  }

  @Test func nothingAfterAStop() {
    let rota = Rota(lots: [0, 0])
    rota.stop(with: nil)
    var lot: Int?
    #expect(rota.next(at: &lot) == nil)
    #expect(Rota(lots: []).next(at: &lot) == nil)
  }
}
