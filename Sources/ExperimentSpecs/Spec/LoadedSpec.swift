public import Foundation

/// A spec as it was read: checked, complete, and with the way back to the places in its text.
public struct LoadedSpec: Sendable {
  public let spec: ExperimentSpec
  /// The spec with every default and override in it: written to a file, it reads as this same spec.
  public let effective: JSONValue
  /// The file as the user named it.
  public let file: String
  /// What relative paths in the spec start from.
  public let folder: URL
  private let root: SpecNode

  init(spec: ExperimentSpec, effective: JSONValue, file: String, folder: URL, root: SpecNode) {
    self.spec = spec
    self.effective = effective
    self.file = file
    self.folder = folder
    self.root = root
  }

  /// The place of a value; of the nearest value around it where the spec leaves it to a default.
  public func position(of path: SpecPath) -> SourcePosition {
    var steps = path.steps
    while !steps.isEmpty {
      if let node = root.node(at: SpecPath(steps)) { return node.position }
      steps.removeLast()
    }
    return root.position
  }

  /// The data files the spec names, in the order of its keys.
  public var dataUses: [DataUse] {
    var uses: [DataUse] = []
    for (index, model) in spec.models.enumerated() {
      switch model {
      case .samples(let recorded):
        let path = SpecPath().appending("models").appending(index).appending("file")
        uses.append(DataUse(path: path, file: recorded.file))
      case .native, .checkpoint: break
      }
    }
    let task = SpecPath().appending("task")
    if let problems = spec.task.problems {
      uses.append(DataUse(path: task.appending("problems"), file: problems))
    }
    if let prompts = spec.task.prompts {
      uses.append(DataUse(path: task.appending("prompts"), file: prompts))
    }
    for table in spec.data {
      guard case .file(let file) = table.value else { continue }
      uses.append(DataUse(path: SpecPath().appending("data").appending(table.id), file: file))
    }
    return uses
  }

  /// The files of this machine that the spec names: the notebook, and data by path.
  public var localFiles: [URL] {
    let data = dataUses.compactMap { use -> URL? in
      guard case .path(let path) = use.file.location else { return nil }
      return URL(specPath: path, in: folder)
    }
    return [notebook].compactMap { $0 } + data
  }

  /// The notebook's file, `nil` where the spec has none.
  public var notebook: URL? {
    spec.notebook.map { URL(specPath: $0, in: folder) }
  }
}

/// A place in a spec that names a data file.
public struct DataUse: Hashable, Sendable {
  /// Such as `task.problems`.
  public let path: SpecPath
  public let file: DataFile
}
