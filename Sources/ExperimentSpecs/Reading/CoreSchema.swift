/// What a plain YAML scalar means by the core schema of YAML 1.2.2, §10.3.2,
/// <https://yaml.org/spec/1.2.2/#1032-tag-resolution>.
///
/// So `yes`, `no`, `on` and `off` are texts, `010` is ten, and `1_000`, `1:30` and dates are
/// texts. The infinities and NaN have no counterpart in JSON and stay texts too, which every
/// numeric setting then refuses.
enum CoreSchema {
  static func value(of text: String) -> SpecNode.Value {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let number = integer(text) ?? float(text), number.isFinite { return .number(number) }
    return .string(text)
  }

  private static func integer(_ text: String) -> Double? {
    let radix: Int
    switch text.prefix(2) {
    case "0o": radix = 8
    case "0x": radix = 16
    default: return nil
    }
    let digits = text.dropFirst(2)
    guard digits.first != "+", digits.first != "-" else { return nil }
    return Int(digits, radix: radix).map(Double.init)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, which also covers the
  /// decimal integers.
  private static func float(_ text: String) -> Double? {
    var rest = Substring(text)
    func digits() -> Int {
      let run = rest.utf8.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(run)
      return run
    }
    func sign() {
      if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
    }
    sign()
    let whole = digits()
    var fraction = 0
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = digits()
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      sign()
      guard digits() > 0 else { return nil }
    }
    return rest.isEmpty ? decimal(text) : nil
  }

  /// `Double.init` wants a digit on both sides of the point.
  private static func decimal(_ text: String) -> Double? {
    var parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 2 else { return Double(text) }
    if parts[0].last?.isNumber != true { parts[0] += "0" }
    if parts[1].first?.isNumber != true { parts[1] = "0" + parts[1] }
    return Double(parts.joined(separator: "."))
  }
}
