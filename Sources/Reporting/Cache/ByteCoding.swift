/// Packs values one after the other; a text that comes again takes two bytes or so.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []
  private var texts: [String: Int] = [:]

  mutating func add(_ number: Int) {
    // Small numbers of either sign are short: zigzag, then seven bits a byte.
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ number: Double) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
    }
  }

  mutating func add(_ text: String) {
    if let place = texts[text] { return add(place) }
    texts[text] = texts.count + 1
    add(0)
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add<Value>(
    _ list: some Collection<Value>, _ element: (inout ByteWriter, Value) -> Void
  ) {
    add(list.count)
    for value in list { element(&self, value) }
  }
}

/// Reads what ``ByteWriter`` packed.
struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0
  private var texts: [String] = []

  /// The bytes are not what they should be.
  struct Damage: Error {}

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// What was not read yet.
  var rest: ArraySlice<UInt8> { bytes[place...] }

  private mutating func byte() throws(Damage) -> UInt8 {
    guard place < bytes.count else { throw Damage() }
    place += 1
    return bytes[place - 1]
  }

  mutating func integer() throws(Damage) -> Int {
    var (value, shift) = (UInt(0), UInt(0))
    while true {
      let next = try byte()
      value |= UInt(next & 0x7F) << shift
      guard next >= 0x80 else { break }
      shift += 7
      guard shift < 64 else { throw Damage() }
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  mutating func double() throws(Damage) -> Double {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }

  mutating func text() throws(Damage) -> String {
    let known = try integer()
    if known > 0 {
      guard known <= texts.count else { throw Damage() }
      return texts[known - 1]
    }
    let count = try integer()
    guard known == 0, count >= 0, count <= bytes.count - place else { throw Damage() }
    let text = String(decoding: bytes[place..<place + count], as: UTF8.self)
    place += count
    texts.append(text)
    return text
  }

  mutating func list<Value>(
    _ element: (inout ByteReader) throws(Damage) -> Value
  ) throws(Damage) -> [Value] {
    let count = try integer()
    // An element takes a byte at least, so this is no more than there can be.
    guard count >= 0, count <= bytes.count - place else { throw Damage() }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try element(&self)) }
    return values
  }
}
