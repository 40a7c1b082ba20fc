import Testing

@testable import Sandboxing

struct SeccompFilterTests {
  @Test func fitsTheMessageThatCarriesIt() {
    #expect(SeccompFilter().instructions.count <= 512)
    #expect(SeccompFilter().bytes.count == SeccompFilter().instructions.count * 8)
  }

  @Test func skipsCallsThatThisMachineDoesNotHave() {
    let without = SeccompFilter(allowed: ["read"])
    #expect(SeccompFilter(allowed: ["read", "no such call"]).bytes == without.bytes)
  }

  @Test func endsByRefusing() {
    #expect(SeccompFilter().instructions.last?.operand == SeccompFilter.refuse)
  }
}
