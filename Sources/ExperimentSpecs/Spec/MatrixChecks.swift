/// What exclusions do to the arms of a spec: one that leaves out nothing, or everything, is a
/// mistake.
struct MatrixChecks {
  let spec: ExperimentSpec
  let root: SpecNode

  func problems() -> [SpecProblem] {
    guard let matrix = spec.matrix, let node = root["matrix"]?["exclude"] else { return [] }
    let all = spec.allArms
    let idle = zip(matrix.exclude, node.elements).compactMap { exclusion, node in
      Self.problem(with: exclusion, at: node.position, among: all)
    }
    if idle.isEmpty, spec.arms.isEmpty {
      return [
        SpecProblem(
          "the exclusions leave no arm of the experiment; there are "
            + all.map(\.id).joined(separator: ", "), at: node.position)
      ]
    }
    return idle
  }

  private static func problem(
    with exclusion: MatrixSpec.Exclusion, at position: SourcePosition, among arms: [Arm]
  ) -> SpecProblem? {
    if exclusion.isEmpty {
      return SpecProblem(
        "an exclusion needs one of `model`, `temperature`, `topP`, `maxTokens`", at: position)
    }
    guard !arms.contains(where: exclusion.fits) else { return nil }
    let known = arms.prefix(12).map(\.id).joined(separator: ", ")
    return SpecProblem(
      "this exclusion fits no arm; there are \(known)\(arms.count > 12 ? ", …" : "")",
      at: position)
  }
}
