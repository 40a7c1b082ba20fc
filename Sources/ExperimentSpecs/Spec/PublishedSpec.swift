public import Foundation

/// The effective spec as a report folder carries it, with the files that go along.
///
/// Paths lead into the folder: the notebook is `notebook.md`, a data file `inputs/<start of its
/// SHA-256>/<name>`, and each has its hash beside it. So the file is the same wherever the spec and
/// its data lay, and read from the report folder it publishes as itself.
public struct PublishedSpec: Hashable, Sendable {
  /// The text of `spec.json`.
  public let text: String
  /// The spec as a value, its keys in their order.
  public let value: JSONValue
  /// What is copied into the folder: the notebook and the spec's own tables always; problems and
  /// samples that the spec names by path at ``PublishLevel/all``. Sorted by path.
  public let copies: [Copy]
  /// The files the report was made from: data in the order of the spec, then the notebook.
  public let data: [Provenance.DataFile]

  /// A file of the report folder that is a copy of an input.
  public struct Copy: Hashable, Sendable {
    /// Relative to the report folder.
    public let path: String
    public let source: URL
  }

  /// The name of the spec in a report folder.
  public static let fileName = "spec.json"
  /// The name of the notebook in a report folder.
  public static let notebookName = "notebook.md"

  /// - Parameters:
  ///   - spec: The spec as it was read.
  ///   - data: Its files, as ``LoadedSpec/resolveData(with:)`` gives them.
  /// - Throws: ``DataError`` for a notebook that cannot be read.
  public init(
    _ spec: LoadedSpec, data: [(use: DataUse, file: ResolvedFile)]
  ) throws(DataError) {
    var copies: Set<Copy> = []
    var sources: [Provenance.DataFile] = []
    for (use, file) in data {
      if use.isCopied(at: spec.spec.report.publish) {
        copies.insert(Copy(path: Self.place(of: file), source: file.url))
      }
      sources.append(
        Provenance.DataFile(
          use: use.path.description, name: file.name, sha256: file.sha256))
    }
    if let notebook = spec.notebook {
      copies.insert(Copy(path: Self.notebookName, source: notebook))
      sources.append(
        Provenance.DataFile(
          use: "notebook", name: Self.notebookName, sha256: try DataResolver.sha256(of: notebook)))
    }
    value = Self.value(of: spec, data: data)
    text = value.text(.pretty)
    self.copies = copies.sorted { $0.path < $1.path }
    self.data = sources
  }

  /// The effective spec with its paths as a report folder has them.
  public static func value(
    of spec: LoadedSpec, data: [(use: DataUse, file: ResolvedFile)]
  ) -> JSONValue {
    var value = spec.effective
    for (use, file) in data {
      guard case .path = use.file.location else { continue }
      value = value.setting(use.path.appending("path"), to: .string(place(of: file)))
      value = value.setting(use.path.appending("sha256"), to: .string(file.sha256))
    }
    guard spec.notebook != nil else { return value }
    return value.setting(SpecPath().appending("notebook"), to: .string(notebookName))
  }

  /// Where the copy of a file lies in a report folder.
  static func place(of file: ResolvedFile) -> String {
    "inputs/\(file.sha256.prefix(8))/\(file.name)"
  }
}

extension DataUse {
  /// Whether a report folder of this level holds the file.
  public func isCopied(at level: PublishLevel) -> Bool {
    // The spec's own tables are shown in the pages; problems and samples are others' texts.
    if path.steps.first == .key("data") { return true }
    guard case .path = file.location else { return false }
    return level == .all
  }
}

extension JSONValue {
  /// The value with another one at `path`; a missing last key is added.
  func setting(_ path: SpecPath, to new: JSONValue) -> JSONValue {
    setting(path.steps[...], to: new)
  }

  private func setting(_ steps: ArraySlice<SpecPath.Step>, to new: JSONValue) -> JSONValue {
    guard let step = steps.first else { return new }
    let rest = steps.dropFirst()
    switch (self, step) {
    case (.object(var members), .key(let key)):
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index] = Member(key: key, value: members[index].value.setting(rest, to: new))
      } else {
        members.append(Member(key: key, value: JSONValue.null.setting(rest, to: new)))
      }
      return .object(members)
    case (.list(var elements), .index(let index)) where elements.indices.contains(index):
      elements[index] = elements[index].setting(rest, to: new)
      return .list(elements)
    default: return self
    }
  }
}
