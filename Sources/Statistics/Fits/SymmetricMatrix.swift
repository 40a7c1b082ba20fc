/// A small symmetric matrix, as the normal equations of a fit need it.
struct SymmetricMatrix {
  /// How many rows and columns there are.
  let size: Int
  private var elements: [Double]

  /// All zeros.
  init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// The product with a vector of length ``size``.
  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      vector.indices.reduce(0) { $0 + self[row, $1] * vector[$1] }
    }
  }

  /// The inverse, by Cholesky's triangle after scaling the diagonal to 1; nil unless the matrix is
  /// positive definite by some margin.
  func inverse() -> SymmetricMatrix? {
    let scales = (0..<size).map { self[$0, $0].squareRoot() }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }), let lower = triangle(scales) else {
      return nil
    }
    var result = SymmetricMatrix(size: size)
    for column in 0..<size {
      var solution = [Double](repeating: 0, count: size)
      solution[column] = 1
      for i in 0..<size {
        for j in 0..<i { solution[i] -= lower[i][j] * solution[j] }
        solution[i] /= lower[i][i]
      }
      for i in (0..<size).reversed() {
        for j in (i + 1)..<max(size, i + 1) { solution[i] -= lower[j][i] * solution[j] }
        solution[i] /= lower[i][i]
      }
      for row in 0..<size {
        result[row, column] = solution[row] / (scales[row] * scales[column])
      }
    }
    return result
  }

  /// Cholesky's lower triangle of the scaled matrix.
  private func triangle(_ scales: [Double]) -> [[Double]]? {
    var lower = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for i in 0..<size {
      for j in 0...i {
        var sum = self[i, j] / (scales[i] * scales[j])
        for l in 0..<j { sum -= lower[i][l] * lower[j][l] }
        if i == j {
          guard sum > 1e-14 else { return nil }
          lower[i][i] = sum.squareRoot()
        } else {
          lower[i][j] = sum / lower[j][j]
        }
      }
    }
    return lower
  }
}
