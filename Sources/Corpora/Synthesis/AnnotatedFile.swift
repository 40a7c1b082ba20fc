/// A file of the synthetic corpus with what is known about it.
public struct AnnotatedFile: Sendable {
  /// What the file is for.
  public enum Kind: String, Hashable, Sendable {
    /// Functions, and perhaps constants, calls and a main part between and after them.
    case functions
    /// A program that reads standard input and writes standard output.
    case program
  }

  public let file: SourceFile
  public let kind: Kind
  /// The author's name.
  public let author: String
  /// What the author does wrong in everything.
  public let mistake: Mistake?
  /// In the file's order; one, unnamed, for a program.
  public let functions: [SyntheticFunction]
}
