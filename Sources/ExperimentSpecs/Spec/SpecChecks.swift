import Foundation

/// What one setting of a spec says about another, and about the files beside it.
///
/// Works on the tree as read, so that these errors come together with those of the shapes; a value
/// of the wrong shape is passed over here.
struct SpecChecks {
  let root: SpecNode
  /// What paths are relative to; `nil` where the files need not exist.
  let folder: URL?

  func problems() -> [SpecProblem] {
    contents() + kAgainstN() + models() + excludedModels() + askedModels() + files() + benchmark()
      + bases() + FindingChecks(root: root).problems()
  }

  /// A spec has models with a task, or shows what is there already.
  private func contents() -> [SpecProblem] {
    let isComplete = root["collection"] != nil || root["measurements"] != nil
    guard !isComplete, root["data"] == nil || root["task"] != nil else {
      return !hasSampledModels || root["task"] != nil
        ? [] : [SpecProblem("the spec has models, so it needs the key `task`", at: root.position)]
    }
    return ["models", "task"].filter { root[$0] == nil }.map {
      SpecProblem(
        "the spec needs the key `\($0)`, unless it has a `collection` or only `data` or "
          + "`measurements`", at: root.position)
    }
  }

  private var hasSampledModels: Bool {
    (root["models"]?.elements ?? []).contains { $0["sampled"]?.plain != .bool(false) }
  }

  private func kAgainstN() -> [SpecProblem] {
    guard let n = root["sampling"]?["n"]?.number, let k = root["k"] else { return [] }
    let values = k.elements.isEmpty ? [k] : k.elements
    return values.compactMap { value in
      guard let number = value.number, number > n else { return nil }
      return SpecProblem(
        "k = \(JSONValue.text(of: number)) is more than n = \(JSONValue.text(of: n)) of `sampling`; "
          + "pass@k needs n of at least k", at: value.position)
    }
  }

  private func models() -> [SpecProblem] {
    var problems: [SpecProblem] = []
    var seen: [[SpecNode.Value?]: Int] = [:]
    let models = root["models"]?.elements ?? []
    for (index, model) in models.enumerated() {
      let identity = ["name", "temperature", "topP", "maxTokens"].map { model[$0]?.plainValue }
      // Models that are equal throughout are told of as repetitions of the list already.
      if let first = seen[identity], identity[0] != nil, models[first].plain != model.plain {
        problems.append(
          SpecProblem(
            "models[\(index)] has the name and settings of models[\(first)]",
            at: model["name"]?.position ?? model.position))
      }
      seen[identity] = index
    }
    return problems + unusedModels(models)
  }

  private func excludedModels() -> [SpecProblem] {
    let exclusions = root["matrix"]?["exclude"]?.elements ?? []
    return unknown(exclusions.compactMap { $0["model"] }, among: modelNames { _ in true })
  }

  /// Models that score samples, or of which something is measured, are trained here.
  private func askedModels() -> [SpecProblem] {
    let measurements = (root["measurements"]?.members ?? []).map(\.node)
    let asked =
      [root["ranking"]?["backTranslation"]] + measurements.flatMap { [$0["model"], $0["models"]] }
    let native = modelNames { $0["kind"]?.string == "native" }
    let named = asked.compactMap { $0 }
    guard native.isEmpty, let first = named.first else { return unknown(named, among: native) }
    return [SpecProblem("the spec has no native model to name here", at: first.position)]
  }

  private func modelNames(where isWanted: (SpecNode) -> Bool) -> [String] {
    (root["models"]?.elements ?? []).filter(isWanted).compactMap { $0["name"]?.string }
  }

  /// Names of models, each alone or in a list, that are not among the known ones.
  private func unknown(_ nodes: [SpecNode], among known: [String]) -> [SpecProblem] {
    nodes.flatMap { $0.elements.isEmpty ? [$0] : $0.elements }.compactMap { name in
      guard let text = name.string, !known.contains(text), !known.isEmpty else { return nil }
      let advice =
        nearest(to: text, among: known).map { "did you mean `\($0)`?" }
        ?? "there are " + known.map { "`\($0)`" }.joined(separator: ", ")
      return SpecProblem("there is no model `\(text)`; \(advice)", at: name.position)
    }
  }

  /// A sweep over recorded samples chooses among them: one that chooses none is a mistake.
  private func unusedModels(_ models: [SpecNode]) -> [SpecProblem] {
    ["temperature", "topP", "maxTokens"].compactMap { setting in
      guard let sweep = root["sampling"]?[setting] else { return nil }
      let wanted = (sweep.elements.isEmpty ? [sweep] : sweep.elements).compactMap(\.number)
      let recorded = models.map { $0[setting]?.number }
      guard !models.isEmpty, !wanted.isEmpty, !recorded.contains(nil),
        !recorded.contains(where: { $0.map(wanted.contains) ?? true })
      else { return nil }
      let known = Set(recorded.compactMap { $0 }).sorted().map(JSONValue.text(of:))
      return SpecProblem(
        "no model has samples of this `\(setting)`; recorded: \(known.joined(separator: ", "))",
        at: sweep.position)
    }
  }

  /// A benchmark that comes along decides on the kind of task, and on what a corpus must not hold.
  private func benchmark() -> [SpecProblem] {
    guard let task = root["task"], let node = task["benchmark"], let name = node.string,
      let benchmark = TaskSpec.Benchmark(rawValue: name)
    else { return [] }
    var problems: [SpecProblem] = []
    let kind = task["kind"]?.string ?? TaskSpec.Kind.function.rawValue
    if TaskSpec.Kind(rawValue: kind) != nil, kind != benchmark.kind.rawValue {
      problems.append(
        SpecProblem(
          "`\(name)` is for tasks of the kind `\(benchmark.kind.rawValue)`; the task's is `\(kind)`",
          at: task["kind"]?.position ?? node.position))
    }
    let seed = task["seed"]?.number ?? 0
    for model in root["models"]?.elements ?? [] {
      guard let corpus = model["corpus"], corpus["kind"]?.string != "python" else { continue }
      let other = corpus["seed"]?.number ?? 0
      guard other != seed else { continue }
      problems.append(
        SpecProblem(
          "the corpus has the seed \(JSONValue.text(of: other)), the benchmark "
            + "\(JSONValue.text(of: seed)); they must be equal, or the corpus may hold the problems",
          at: corpus["seed"]?.position ?? corpus.position))
    }
    return problems
  }

  /// A model that is started from stands before those that do so.
  private func bases() -> [SpecProblem] {
    let models = root["models"]?.elements ?? []
    let names = models.map { $0["name"]?.string }
    return models.enumerated().compactMap { index, model in
      guard let node = model["base"], let base = node.string,
        let place = names.firstIndex(of: base), place >= index
      else { return nil }
      return SpecProblem(
        "models[\(index)] starts from `\(base)`, which must stand before it", at: node.position)
    }
  }

  private func files() -> [SpecProblem] {
    guard let folder else { return [] }
    var places = (root["models"]?.elements ?? []).compactMap { $0["file"] }
    places += [root["task"]?["problems"], root["task"]?["prompts"]].compactMap { $0 }
    places += (root["data"]?.members ?? []).map(\.node)
    // One with a hash may lie elsewhere; whoever reads it looks for it.
    var nodes = places.filter { $0["sha256"] == nil }.compactMap { $0["path"] }
    nodes += [root["notebook"]].compactMap { $0 }
    let missing = nodes.compactMap { node -> SpecProblem? in
      guard let path = node.string, !path.isEmpty else { return nil }
      return SpecChecks.problem(withFile: path, in: folder).map {
        SpecProblem($0, at: node.position)
      }
    }
    return missing + checkpoints(in: folder)
  }

  private func checkpoints(in folder: URL) -> [SpecProblem] {
    let models = (root["models"]?.elements ?? []).filter { $0["kind"]?.string == "checkpoint" }
    return models.compactMap { $0["folder"] }.compactMap { node in
      guard let path = node.string, !path.isEmpty else { return nil }
      let url = URL(specPath: path, in: folder)
      let problem: String? =
        switch (FileKind(of: url), FileKind(of: url.appending(path: "config.json"))) {
        case (.missing, _): "there is no folder `\(path)` (paths are relative to the spec)"
        case (.file, _): "`\(path)` is a file; the folder of a model is needed"
        case (.folder, .file): nil
        case (.folder, _): "`\(path)` holds no `config.json`, so it is not the folder of a model"
        }
      return problem.map { SpecProblem($0, at: node.position) }
    }
  }

  /// What keeps `path` from being a file to read; `nil` if it is one.
  static func problem(withFile path: String, in folder: URL) -> String? {
    let url = URL(specPath: path, in: folder)
    switch FileKind(of: url) {
    case .missing: return "there is no file `\(path)` (paths are relative to the spec)"
    case .folder: return "`\(path)` is a folder; a file is needed"
    case .file: break
    }
    guard FileManager.default.isReadableFile(atPath: url.path(percentEncoded: false)) else {
      return "`\(path)` cannot be read: permission denied"
    }
    return nil
  }
}

extension SpecNode {
  /// The value of a text or number, for comparing.
  fileprivate var plainValue: Value? {
    switch value {
    case .string, .number: value
    default: nil
    }
  }
}
