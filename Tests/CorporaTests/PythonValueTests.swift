import Testing

@testable import Corpora

struct PythonValueTests {
  @Test func literalsAndRepresentations() {
    let table = PythonValue.table([.init(key: "b", value: 2), .init(key: "a", value: -1)])
    #expect(table.literal == #"{"b": 2, "a": -1}"#)
    #expect(table.representation == "{'b': 2, 'a': -1}")
    #expect(PythonValue.words([]).literal == "[]")
    #expect(PythonValue.numbers([1, -2]).printed == "1 -2")
    #expect(PythonValue.flag(true).literal == "True")
  }

  @Test func dictionariesAreEqualInAnyOrder() {
    let one = PythonValue.table([.init(key: "b", value: 2), .init(key: "a", value: 1)])
    let other = PythonValue.table([.init(key: "a", value: 1), .init(key: "b", value: 2)])
    #expect(one.equals(other))
    #expect(!one.equals(.table([.init(key: "a", value: 1)])))
    #expect(!PythonValue.numbers([1, 2]).equals(.numbers([2, 1])))
  }

  @Test func largeValuesAreNotModest() {
    #expect(PythonValue.number(1_000_000_000).isModest)
    #expect(!PythonValue.number(-1_000_000_001).isModest)
    #expect(!PythonValue.numbers(Array(repeating: 0, count: 61)).isModest)
  }
}
