import Foundation

/// A data file as a spec names it.
public struct DataFile: Hashable, Sendable {
  public let location: Location
  /// What the file must hash to, in lower case; always there for a URL.
  public let sha256: String?

  /// Where a file is.
  public enum Location: Hashable, Sendable {
    /// Relative to the folder of the spec, or absolute.
    case path(String)
    /// An `http` or `https` address.
    case url(String)
  }

  public init(location: Location, sha256: String?) {
    self.location = location
    self.sha256 = sha256?.lowercased()
  }

  /// The last part of the path or address, without a query and its escapes: what the file is
  /// looked for by. Empty where there is no such part.
  public var fileName: String {
    switch location {
    case .path(let path): return path.split(separator: "/").last.map(String.init) ?? ""
    case .url(let address):
      let name = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
      let decoded = name.removingPercentEncoding ?? String(name)
      // An escaped slash would lead out of the folders that are searched.
      return decoded.contains("/") ? String(name) : decoded
    }
  }
}

extension DataFile: Decodable {
  private enum CodingKeys: String, CodingKey { case path, url, sha256 }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let location: Location
    if let path = try container.decodeIfPresent(String.self, forKey: .path) {
      location = .path(path)
    } else {
      location = .url(try container.decode(String.self, forKey: .url))
    }
    self.init(
      location: location, sha256: try container.decodeIfPresent(String.self, forKey: .sha256))
  }
}
