import ExperimentRunning
import ExperimentSpecs
import Foundation

extension BuildCommand {
  /// Builds, and builds again whenever a file changes that a report is made from.
  ///
  /// What is wrong with a spec, its notebook or its data is said and ends nothing: the next change
  /// may mend it. An interrupt between builds is the way to end, and no failure.
  ///
  /// - Throws: `CancellationError` where a build was interrupted.
  func buildOnChanges(_ store: Store) async throws {
    var watch = FileWatch()
    var changed: [URL] = []
    while true {
      for argument in specs {
        let files = Self.files(of: argument, options)
        guard changed.isEmpty || !files.isDisjoint(with: changed) else { continue }
        // Before the build, so that what changes meanwhile is seen afterwards.
        watch.add(files)
        try await rebuild(argument, store, after: changed.filter(files.contains))
      }
      do {
        if watch.stamps.isEmpty { watch.add(specs.map { URL(filePath: $0) }) }
        changed = try await watch.change()
      } catch is CancellationError {
        return
      }
    }
  }

  /// One build, and one line on how long it took and why, or on what is wrong.
  private func rebuild(_ argument: String, _ store: Store, after changes: [URL]) async throws {
    let start = ContinuousClock.now
    do {
      let spec = try options.read(argument)
      guard !changes.isEmpty else { return try await build(spec, store) }
      try await build(spec, store, isAgain: true)
      let names = changes.map(\.lastPathComponent).joined(separator: ", ")
      let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      say("\(spec.spec.name): built again in \(milliseconds) ms, since \(names) changed")
    } catch {
      guard ExitStatus(error) != .interrupted else { throw error }
      Console.say(ExitStatus.message(of: error))
    }
  }

  /// The files that a report is made from, those of a collection's members among them: of a spec
  /// that cannot be read only itself.
  static func files(of argument: String, _ options: SpecOptions) -> Set<URL> {
    guard let path = try? SpecLocator.find(argument, in: SpecOptions.folders) else { return [] }
    var files: Set<URL> = [URL(filePath: path).standardizedFileURL]
    guard let spec = try? options.read(path) else { return files }
    files.formUnion(spec.localFiles.map(\.standardizedFileURL))
    for name in spec.spec.collection {
      guard let member = try? SpecLocator.find(name, in: [spec.folder]) else { continue }
      files.formUnion(Self.files(of: member, options))
    }
    return files
  }
}
