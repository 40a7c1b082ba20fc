import CSandbox
import Testing

@testable import Sandboxing

struct SeccompFilterTests {
  /// Safe: the name outlives the call, which only reads it.
  private static func number(_ name: String) -> Int { unsafe csandbox_syscall_number(name) }

  @Test func fitsTheMessageThatCarriesIt() {
    #expect(SeccompFilter().instructions.count <= 512)
    #expect(SeccompFilter().bytes.count == SeccompFilter().instructions.count * 8)
  }

  @Test func skipsCallsThatThisMachineDoesNotHave() {
    let without = SeccompFilter(allowed: ["read"])
    #expect(SeccompFilter(allowed: ["read", "no such call"]).bytes == without.bytes)
  }

  @Test func allowsTheListAndNothingElse() throws {
    let filter = SeccompFilter()
    let listed = Set(SeccompFilter.pythonCalls.map(Self.number).filter { $0 >= 0 })
    let guarded = Set(["clone", "clone3", "prctl", "prlimit64", "setrlimit"].map(Self.number))
    for number in 0..<700 where !guarded.contains(number) {
      let answer = try filter.answer(call: UInt32(number))
      #expect(
        answer == (listed.contains(number) ? SeccompFilter.allow : SeccompFilter.refuse),
        "call \(number)")
    }
  }

  /// All limits may be read, and set but for that on processor time, which is number 0.
  @Test func looksAtWhichLimitIsSet() throws {
    let filter = SeccompFilter()
    let (set, both) = (UInt32(Self.number("setrlimit")), UInt32(Self.number("prlimit64")))
    for resource in UInt32(0)..<16 {
      let wanted = resource == 0 ? SeccompFilter.refuse : SeccompFilter.allow
      #expect(try filter.answer(call: set, arguments: [UInt64(resource)]) == wanted)
      let reading = try filter.answer(call: both, arguments: [0, UInt64(resource), 0])
      #expect(reading == SeccompFilter.allow)
      for pointer in [UInt64(8), 1 << 32, 0x7FFF_1234_5678] {
        let arguments = [0, UInt64(resource), pointer]
        #expect(try filter.answer(call: both, arguments: arguments) == wanted)
      }
    }
  }

  @Test func looksAtTheArgumentsOfThreeCalls() throws {
    let filter = SeccompFilter()
    func answer(_ name: String, _ argument: UInt32) throws -> UInt32 {
      try filter.answer(
        call: UInt32(Self.number(name)), arguments: [UInt64(argument)])
    }
    let namespaces: [UInt32] = [
      0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000,
    ]
    for flag in namespaces { #expect(try answer("clone", flag | 17) == SeccompFilter.refuse) }
    #expect(try answer("clone", 0x0001_0F00 | 17) == SeccompFilter.allow)
    #expect(try answer("clone3", 0) == SeccompFilter.errno(38))
    for option in UInt32(0)..<80 {
      let allowed = option == 15 || option == 16
      #expect(
        try answer("prctl", option) == (allowed ? SeccompFilter.allow : SeccompFilter.refuse))
    }
  }

  @Test func killsOnTheOtherEntrances() throws {
    let filter = SeccompFilter()
    #expect(try filter.answer(call: 0, architecture: 0x4000_0003) == SeccompFilter.killProcess)
    #if arch(x86_64)
      for call in [UInt32(0x4000_0000), 0x4000_0001, 0xFFFF_FFFF] {
        #expect(try filter.answer(call: call) == SeccompFilter.killProcess)
      }
    #endif
  }
}

extension SeccompFilter {
  struct RanOff: Error {}

  /// Runs the program as the kernel would; the few kinds of instructions it is made of.
  fileprivate func answer(
    call: UInt32, arguments: [UInt64] = [], architecture: UInt32 = Self.hostArchitecture
  ) throws -> UInt32 {
    var data: [UInt32: UInt32] = [0: call, 4: architecture]
    for index in 0..<6 {
      let value = index < arguments.count ? arguments[index] : 0
      data[16 + 8 * UInt32(index)] = UInt32(truncatingIfNeeded: value)
      data[20 + 8 * UInt32(index)] = UInt32(truncatingIfNeeded: value >> 32)
    }
    var loaded: UInt32 = 0
    var at = 0
    while instructions.indices.contains(at) {
      let one = instructions[at]
      at += 1
      let holds: Bool
      switch one.code {
      case 0x20:
        loaded = try #require(data[one.operand])
        continue
      case 0x06: return one.operand
      case 0x15: holds = loaded == one.operand
      case 0x35: holds = loaded >= one.operand
      case 0x45: holds = loaded & one.operand != 0
      default: throw RanOff()
      }
      at += Int(holds ? one.jumpTrue : one.jumpFalse)
    }
    throw RanOff()
  }
}
