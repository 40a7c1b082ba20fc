/// Files on their way through filter and deduplication, and the numbers of what was taken.
struct Gathering {
  private let filter: CodeFilter
  private var deduplication: Deduplication
  private(set) var kept: [SourceFile] = []
  private var found = CodeCollection.Amount()
  private var dropped: [CodeFilter.Reason: CodeCollection.Amount] = [:]
  private var exactDuplicates = CodeCollection.Amount()
  private var nearDuplicates = CodeCollection.Amount()

  init(filter: CodeFilter, deduplication: Deduplication) {
    self.filter = filter
    self.deduplication = deduplication
  }

  /// Takes in a file.
  mutating func take(_ bytes: [UInt8], path: String) {
    found.add(bytes: bytes.count)
    if let reason = filter.reason(toDrop: bytes) {
      dropped[reason, default: CodeCollection.Amount()].add(bytes: bytes.count)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    switch deduplication.add(text) {
    case .exactDuplicate: exactDuplicates.add(bytes: bytes.count)
    case .nearDuplicate: nearDuplicates.add(bytes: bytes.count)
    case .kept: kept.append(SourceFile(project: Self.project(path), path: path, text: text))
    }
  }

  /// The first part of a path, without the ending of a module that stands alone.
  private static func project(_ path: String) -> String {
    let first = path.prefix { $0 != "/" }
    return String(first.count == path.count ? first.dropLast(3) : first)
  }

  /// In the order of the steps; every step is there, also those that took nothing.
  var account: [CodeCollection.Entry] {
    [CodeCollection.Entry(name: "found", isLoss: false, amount: found)]
      + CodeFilter.Reason.allCases.map {
        CodeCollection.Entry(
          name: $0.rawValue, isLoss: true, amount: dropped[$0] ?? CodeCollection.Amount())
      } + [
        CodeCollection.Entry(name: "exact duplicates", isLoss: true, amount: exactDuplicates),
        CodeCollection.Entry(name: "near duplicates", isLoss: true, amount: nearDuplicates),
      ]
  }
}
