/// An expression of a spec as it was written, known to be readable.
public struct ExpressionText: Hashable, Sendable, SpecValue {
  /// The text of the spec.
  public let text: String
  /// What it computes.
  let expression: Expression

  /// - Throws: ``ChartSpecError/Problem/badExpression(_:column:message:)``.
  public init(_ text: String) throws(ChartSpecError) {
    self.text = text
    expression = try ExpressionReader.read(text, path: "")
  }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .string(let text) = node.json else { throw node.wrongType("an expression") }
    self.text = text
    expression = try ExpressionReader.read(text, path: node.path)
  }

  var json: JSON { .string(text) }
}
