/// Where a link may lead in a written document.
///
/// Texts of samples and problems are not trusted: a link that could run a script or read a local
/// file loses its destination and keeps its words.
public struct LinkDestination: Hashable, Sendable {
  /// A place in the same document (`#id`, without the `#`) or an address elsewhere.
  public enum Kind: Hashable, Sendable {
    case inside(id: String)
    case outside(String)
  }

  public let kind: Kind

  /// - Returns: `nil` unless `destination` is `http:`, `https:`, `#id` or a relative path.
  public init?(_ destination: String) {
    // Browsers drop control characters and spaces before they look for a scheme.
    guard !destination.isEmpty, destination.unicodeScalars.allSatisfy({ $0.value > 32 }) else {
      return nil
    }
    if destination.hasPrefix("#") {
      kind = .inside(id: String(destination.dropFirst()))
      return
    }
    let path = destination.prefix { !"/?#".contains($0) }
    if path.contains(":") {
      let lowered = destination.lowercased()
      guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return nil }
    } else if destination.hasPrefix("//") || destination.hasPrefix("\\")
      || destination.hasPrefix("/\\")
    {
      return nil
    }
    kind = .outside(destination)
  }
}
