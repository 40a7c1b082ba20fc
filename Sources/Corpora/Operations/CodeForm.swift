/// One way to write an operation in Python.
///
/// Gaps: `{x}` what goes in, `{y}` the name that the result gets (loops only), `{v}` and `{w}`
/// names for members and for a dictionary's values, `{k}` the operation's parameter.
enum CodeForm: Hashable, Sendable {
  /// An expression. `loose` where an operator joins its outermost parts, so that it needs
  /// brackets before a dot or an index.
  case expression(Template, loose: Bool)
  /// Statements, the inner ones indented by steps of four spaces, that leave the result in `{y}`.
  case loop([Template])

  static func loop(_ lines: String...) -> CodeForm { .loop(lines.map(Template.init)) }

  static func plain(_ text: String) -> CodeForm { .expression(Template(text), loose: false) }

  static func loose(_ text: String) -> CodeForm { .expression(Template(text), loose: true) }

  var isLoop: Bool {
    if case .loop = self { true } else { false }
  }
}
