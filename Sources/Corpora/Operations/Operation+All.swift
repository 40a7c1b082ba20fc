extension Operation {
  /// The whole table of operations. No two share a name; no two with the same input share a phrase.
  public static let all: [Operation] =
    slices + onText + fromText + onWords + onNumbers + fromNumbers + onNumber + onTable

  /// By its name; `nil` where there is none.
  public static func named(_ name: String) -> Operation? {
    byName[name]
  }

  private static let byName: [String: Operation] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })
}
