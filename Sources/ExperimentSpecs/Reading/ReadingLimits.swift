/// What a spec may cost to read; a hostile one is refused instead of filling the memory.
struct ReadingLimits: Sendable {
  /// Bytes of the file.
  var bytes = 16 << 20
  /// Objects and lists inside each other.
  var depth = 64
  /// Values, each alias counted with all it stands for.
  var nodes = 500_000
  /// Uses of YAML aliases. Forty multiply a value by at most 3^13, which the parser survives.
  var aliases = 40
}
