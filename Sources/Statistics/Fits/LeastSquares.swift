// Shapes: M points, P parameters.

/// The parameters of a curve by nonlinear least squares, after Levenberg and Marquardt.
struct LeastSquares: Hashable, Sendable {
  /// A curve at its points: what is left over, (M), and the slope of the fitted value with each
  /// parameter, (M, P).
  struct Evaluation {
    let residuals: [Double]
    let jacobian: [[Double]]

    var sumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }
  }

  /// The best parameters, (P).
  let parameters: [Double]
  /// The points less the curve, (M).
  let residuals: [Double]
  /// The standard errors of the parameters, (P): the square roots of the diagonal of s² (JᵀJ)⁻¹.
  let standardErrors: [Double]

  /// Points less parameters.
  var degreesOfFreedom: Int { residuals.count - parameters.count }

  /// The sum of squares of the residuals.
  var sumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }

  /// Walks downhill from `start` until no step gains anything.
  ///
  /// - Parameters:
  ///   - start: The parameters to begin with, (P).
  ///   - evaluate: The curve for given parameters.
  /// - Throws: ``FitError/noFit(reason:)`` if the walk does not end, or if the points leave a
  ///   parameter free; ``FitError/tooFewPoints(_:needed:)`` without a degree of freedom.
  init(start: [Double], evaluate: ([Double]) -> Evaluation) throws(FitError) {
    var (parameters, current) = (start, evaluate(start))
    guard current.residuals.count > start.count else {
      throw .tooFewPoints(current.residuals.count, needed: start.count + 1)
    }
    var damping = 1e-3
    var hasSettled = false
    for _ in 0..<1000 where !hasSettled {
      guard let step = Self.step(current, damping: damping) else {
        throw .noFit(reason: "the points leave a parameter free")
      }
      let tried = zip(parameters, step).map(+)
      let next = evaluate(tried)
      let isTiny = zip(parameters, step).allSatisfy { abs($1) <= 1e-13 * (abs($0) + 1e-13) }
      if next.sumOfSquares <= current.sumOfSquares {
        (parameters, current) = (tried, next)
        damping = max(damping / 10, 1e-15)
        hasSettled = isTiny
      } else {
        damping *= 10
        // No way down in any direction: the bottom, as far as rounding can tell.
        hasSettled = isTiny || damping > 1e20
      }
    }
    guard hasSettled, let inverse = Self.normalMatrix(current).inverse() else {
      throw .noFit(reason: "the search for the parameters does not settle")
    }
    let variance =
      current.sumOfSquares / Double(current.residuals.count - parameters.count)
    standardErrors = parameters.indices.map { (variance * inverse[$0, $0]).squareRoot() }
    self.parameters = parameters
    residuals = current.residuals
    guard (parameters + standardErrors).allSatisfy(\.isFinite) else {
      throw .noFit(reason: "the points leave a parameter free")
    }
  }

  /// (JᵀJ + damping · diag JᵀJ)⁻¹ Jᵀr, (P).
  private static func step(_ curve: Evaluation, damping: Double) -> [Double]? {
    var matrix = normalMatrix(curve)
    for index in 0..<matrix.size { matrix[index, index] *= 1 + damping }
    let gradient = (0..<matrix.size).map { parameter in
      zip(curve.jacobian, curve.residuals).reduce(0) { $0 + $1.0[parameter] * $1.1 }
    }
    return matrix.inverse()?.times(gradient)
  }

  /// JᵀJ, (P, P).
  private static func normalMatrix(_ curve: Evaluation) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: curve.jacobian.first?.count ?? 0)
    for row in curve.jacobian {
      for i in row.indices { for j in row.indices { matrix[i, j] += row[i] * row[j] } }
    }
    return matrix
  }
}
