/// All benchmarks that go with a synthetic corpus, and what they hold out of it together.
public struct SyntheticBenchmarks: Sendable {
  public let eval: MiniEval
  public let components: ChainedComponents
  public let alignment: AlignmentSet
  public let docstrings: DocstringSet
  public let programs: ProgramSet

  /// - Parameter seed: Picks all of them.
  public init(seed: UInt64) {
    eval = MiniEval(seed: seed)
    components = ChainedComponents(seed: seed)
    alignment = AlignmentSet(seed: seed, eval: eval)
    docstrings = DocstringSet(eval: eval)
    programs = ProgramSet(seed: seed)
  }

  /// What a corpus must not hold to be fair to every one of them; see ``SyntheticCorpus``.
  public var heldOut: HeldOut {
    var heldOut = eval.heldOut
    heldOut.formUnion(components.heldOut)
    heldOut.formUnion(programs.heldOut)
    return heldOut
  }
}
