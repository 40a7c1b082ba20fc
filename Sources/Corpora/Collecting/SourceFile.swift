/// A file of program text and where it comes from.
public struct SourceFile: Hashable, Sendable {
  /// The project it belongs to: what is split into training and held-out parts, and what
  /// near duplicates are looked for across.
  public var project: String
  /// The path inside the project, with `/` between its parts.
  public var path: String
  public var text: String

  public init(project: String, path: String, text: String) {
    self.project = project
    self.path = path
    self.text = text
  }
}
