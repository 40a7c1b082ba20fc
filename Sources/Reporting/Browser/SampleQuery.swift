/// Which samples the browser of a page is to show, as the part of an address after `#samples?`.
struct SampleQuery: Hashable {
  /// ``Arm/id``; `nil` means all.
  var arm: String?
  /// The id of a task; `nil` means all.
  var problem: String?
  /// A kind of verdict; `nil` means all.
  var verdict: String?

  /// What a row of a result table is about; `nil` for one that is about no samples in particular.
  init?(_ table: ResultTable, row: Int) {
    func text(_ column: String) -> String? {
      guard let place = table.index(of: column), case .text(let text) = table.rows[row][place]
      else { return nil }
      return text
    }
    let isJudged = table.keys.contains("arm") || table.keys.contains("task_id")
    guard isJudged else { return nil }
    self.init(arm: text("arm"), problem: text("task_id"), verdict: text("verdict"))
    guard arm != nil || problem != nil else { return nil }
  }

  init(arm: String? = nil, problem: String? = nil, verdict: String? = nil) {
    self.arm = arm
    self.problem = problem
    self.verdict = verdict
  }

  /// Such as `arm=a&problem=Add%2F1`.
  var text: String {
    [("arm", arm), ("problem", problem), ("verdict", verdict)].compactMap { name, value in
      value.map { "\(name)=\(Self.escaped($0))" }
    }.joined(separator: "&")
  }

  /// All but letters and digits as the numbers of their bytes.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
      if isPlain || "-_.".unicodeScalars.contains(scalar) { return String(Character(scalar)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
