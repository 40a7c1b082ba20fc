/// Words and numbers inside the attributes that Cairo reads, whatever the locale.
enum PDFText {
  /// A number with two decimal places.
  static func number(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let rest = hundredths % 100
    return "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The name of a destination: an id, with all but letters, digits, `-`, `_` and `.` in hex.
  static func name(_ id: String) -> String {
    encoded(id) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
      }
    }
  }

  /// An address outside; addresses in PDF are ASCII, and a quote would end the attribute.
  static func address(_ address: String) -> String {
    encoded(address) { byte in
      (33...126).contains(byte) && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\")
    }
  }

  private static func encoded(_ text: String, keeping isPlain: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
