/// A colour as a spec writes it: a CSS name, `#rgb`, `#rrggbb`, `rgb(…)`, or `transparent`.
public struct ColorName: Hashable, Sendable, SpecValue {
  /// The text of the spec.
  public let name: String
  /// The colour that it names.
  public let color: Color

  /// The colour that `name` names; `nil` if it names none.
  public init?(_ name: String) {
    guard let color = Color(css: name) else { return nil }
    self.name = name
    self.color = color
  }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .string(let name) = node.json else { throw node.wrongType("a colour") }
    guard let value = ColorName(name) else {
      let nearest = Spelling.nearest(to: name, among: Color.names.map(\.key).sorted())
      throw node.error(.unknownName(name, valid: [], nearest: nearest))
    }
    self = value
  }

  var json: JSON { .string(name) }
}

extension Color {
  /// A colour from its 24 bits, `0xrrggbb`.
  public init(rgb: UInt32, opacity: Double = 1) {
    self.init(
      red: Double(rgb >> 16 & 255) / 255, green: Double(rgb >> 8 & 255) / 255,
      blue: Double(rgb & 255) / 255, opacity: opacity)
  }

  /// The colour that CSS writes as `css`; `nil` if it is none that is known here.
  public init?(css: String) {
    let text = css.lowercased()
    if text == "transparent" {
      self.init(rgb: 0, opacity: 0)
    } else if let rgb = Color.names[text] {
      self.init(rgb: rgb)
    } else if text.hasPrefix("#") {
      let digits = text.dropFirst()
      guard digits.allSatisfy(\.isHexDigit), let number = UInt32(digits, radix: 16) else {
        return nil
      }
      switch digits.count {
      case 3:
        self.init(
          rgb: (number >> 8 & 15) * 0x110000 | (number >> 4 & 15) * 0x1100
            | (number & 15) * 0x11)
      case 6: self.init(rgb: number)
      case 8: self.init(rgb: number >> 8, opacity: Double(number & 255) / 255)
      default: return nil
      }
    } else {
      self.init(function: text)
    }
  }

  /// `rgb(r, g, b)` and `rgba(r, g, b, a)`, with parts 0…255 and opacity 0…1.
  private init?(function text: String) {
    guard text.hasPrefix("rgb"), let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      return nil
    }
    let parts = text[text.index(after: open)...].dropLast().split { $0 == "," || $0 == " " }
      .compactMap { Double($0) }
    guard parts.count == 3 || parts.count == 4 else { return nil }
    func part(_ index: Int) -> Double { min(max(parts[index] / 255, 0), 1) }
    self.init(
      red: part(0), green: part(1), blue: part(2),
      opacity: parts.count == 4 ? min(max(parts[3], 0), 1) : 1)
  }

  /// The colour with its opacity multiplied by `factor`.
  public func faded(_ factor: Double) -> Color {
    Color(red: red, green: green, blue: blue, opacity: opacity * factor)
  }

  /// How light the colour looks, 0…1 (the relative luminance of WCAG 2).
  public var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
