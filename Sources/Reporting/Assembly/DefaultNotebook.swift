import ExperimentSpecs

/// The notebook of a spec that has none: all that the spec asks for, in order.
enum DefaultNotebook {
  static func markdown(_ spec: ExperimentSpec) -> String {
    var parts: [String] = []
    if let question = spec.question { parts.append(escaped(question)) }
    parts.append("## Results")
    parts += spec.figures.map { "```{figure} \($0.id)\n```" }
    parts += spec.tables.map { "```{table} \($0.id)\n```" }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Text that Markdown shows as it is.
  static func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]()#+-.!|<>&~$".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
