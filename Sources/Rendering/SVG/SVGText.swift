import Charts

/// The bytes of an SVG document in the making: names, numbers, attributes, outlines.
struct SVGText {
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Text that is SVG already.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ other: SVGText) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Text as XML shows it: what means something is replaced, what it forbids left out.
  mutating func append(escaping text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\t", "\n", "\r": append(" ")
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// A number with at most `decimals` decimals, and no character more than it needs: `-.5`.
  ///
  /// - Parameter decimals: 0…3.
  mutating func append(_ number: Double, decimals: Int = 2) {
    guard number.isFinite, abs(number) < 1e12 else { return bytes.append(Self.zero) }
    let power = [1, 10, 100, 1000][decimals]
    let parts = Int((number * Double(power)).rounded())
    if parts < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = abs(parts).quotientAndRemainder(dividingBy: power)
    if whole != 0 || rest == 0 { append(digitsOf: whole) }
    guard rest != 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var (left, place) = (rest, power / 10)
    while left != 0 {
      bytes.append(Self.zero + UInt8(left / place))
      left %= place
      place /= 10
    }
  }

  private mutating func append(digitsOf number: Int) {
    if number >= 10 { append(digitsOf: number / 10) }
    bytes.append(Self.zero + UInt8(number % 10))
  }

  private static let zero = UInt8(ascii: "0")

  /// A space, the name, and the value as a number.
  mutating func attribute(_ name: String, _ value: Double, decimals: Int = 2) {
    append(" \(name)=\"")
    append(value, decimals: decimals)
    append("\"")
  }

  /// A space, the name, and the value, escaped.
  mutating func attribute(_ name: String, _ value: String) {
    append(" \(name)=\"")
    append(escaping: value)
    append("\"")
  }

  /// A colour, and its opacity if it is not whole.
  mutating func paint(_ property: String, _ color: Color) {
    attribute(property, color.hexadecimal)
    if color.opacity < 1 { attribute(property + "-opacity", max(0, color.opacity), decimals: 3) }
  }

  /// How a shape is filled and its line drawn.
  mutating func style(fill: Color?, stroke: Stroke?) {
    if let fill { paint("fill", fill) } else { attribute("fill", "none") }
    guard let stroke else { return }
    paint("stroke", stroke.color)
    if stroke.widthPoints != 1 { attribute("stroke-width", stroke.widthPoints, decimals: 3) }
    if !stroke.drawableDashes.isEmpty {
      append(" stroke-dasharray=\"")
      for (index, length) in stroke.drawableDashes.enumerated() {
        if index > 0 { append(" ") }
        append(length, decimals: 3)
      }
      append("\"")
    }
    if stroke.cap != .butt { attribute("stroke-linecap", stroke.cap.rawValue) }
    if stroke.join != .miter { attribute("stroke-linejoin", stroke.join.rawValue) }
  }
}

extension Color {
  /// Without the opacity, as short as it goes: `#1f77b4`, `#333`.
  fileprivate var hexadecimal: String {
    let parts = [red, green, blue].map { part in
      Int(((part.isNaN ? 0 : min(1, max(0, part))) * 255).rounded())
    }
    let isShort = parts.allSatisfy { $0 % 17 == 0 }
    let digits = parts.map { part in
      let text = String(isShort ? part / 17 : part, radix: 16)
      return isShort || part > 15 ? text : "0" + text
    }
    return "#" + digits.joined()
  }
}
