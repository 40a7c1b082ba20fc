/// What the names of a notebook stand for.
public struct NotebookSources {
  /// By the id that a `{figure}` block gives.
  public var figures: [String: FigureSource]
  /// By the id that a `{table}` block gives; id, number and caption are set when it is placed.
  public var tables: [String: Table]
  public var bibliography: Bibliography
  /// The value of an expression of the `{value}` role, or why it has none.
  public var value: (String) -> Result<[Inline], ValueFailure>

  public init(
    figures: [String: FigureSource] = [:], tables: [String: Table] = [:],
    bibliography: Bibliography = Bibliography(),
    value: @escaping (String) -> Result<[Inline], ValueFailure> = { _ in
      .failure(ValueFailure("no values are known here"))
    }
  ) {
    self.figures = figures
    self.tables = tables
    self.bibliography = bibliography
    self.value = value
  }
}

/// A figure that a notebook can place.
public struct FigureSource: Hashable, Sendable {
  /// Shown under the figure unless the block has a body of its own.
  public var caption: [Inline]
  /// The text alternative, unless the block has an `:alt:` option.
  public var alternative: String

  public init(caption: [Inline] = [], alternative: String) {
    self.caption = caption
    self.alternative = alternative
  }
}

/// Why an expression has no value; the text completes "the value … cannot be had: ".
public struct ValueFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) {
    self.description = description
  }
}
