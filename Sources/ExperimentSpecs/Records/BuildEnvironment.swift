/// `environment.json`: what may differ between two builds of the same report.
///
/// It is neither compared nor cited in the report's pages.
public struct BuildEnvironment: Hashable, Sendable, Codable {
  public static let fileName = "environment.json"

  /// The revision the program was built from; `nil` where not known.
  public var sourceRevision: String?
  /// Whether the source had changes beyond that revision; `nil` where not known.
  public var isModified: Bool?
  public var operatingSystem: String
  public var processor: String
  /// Libraries and programs by name, such as `cairo` and `python`, with their versions.
  public var versions: [String: String]
  /// The fonts by file name, each with the version it tells of itself.
  public var fonts: [String: String]
  /// The layers of the sandbox that were in force, outermost first.
  public var sandboxLayers: [String]
  /// Wall time of the stages by name, in seconds.
  public var timingsSeconds: [String: Double]

  public init(
    sourceRevision: String?, isModified: Bool?, operatingSystem: String, processor: String,
    versions: [String: String], fonts: [String: String], sandboxLayers: [String],
    timingsSeconds: [String: Double]
  ) {
    self.sourceRevision = sourceRevision
    self.isModified = isModified
    self.operatingSystem = operatingSystem
    self.processor = processor
    self.versions = versions
    self.fonts = fonts
    self.sandboxLayers = sandboxLayers
    self.timingsSeconds = timingsSeconds
  }

  enum CodingKeys: String, CodingKey {
    case processor, versions, fonts
    case sourceRevision = "source_revision"
    case isModified = "modified"
    case operatingSystem = "operating_system"
    case sandboxLayers = "sandbox_layers"
    case timingsSeconds = "timings_seconds"
  }
}
