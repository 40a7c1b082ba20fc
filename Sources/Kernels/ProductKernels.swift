/// Products of matrices.
public protocol ProductKernels {
  /// Puts a k × n matrix into ``Panels``.
  ///
  /// - Parameters:
  ///   - depth: k.
  ///   - columns: n.
  ///   - panels: room for `PanelLayout.count(depth:columns:)` floats.
  static func pack(
    _ matrix: Matrix, depth: Int, columns: Int, into panels: UnsafeMutablePointer<Float>)

  /// C = start + A B, where each element of C is one chain of fused multiply-adds over k from 0 up.
  ///
  /// So a row of C has the same bits whatever other rows are computed with it, and it may be
  /// computed in pieces along m, n and (with ``ProductStart/accumulate``) k.
  ///
  /// - Parameters:
  ///   - a: A (m, k), at any strides.
  ///   - panels: B (k, n).
  ///   - c: C (m, n). It overlaps neither factor.
  static func product(
    _ a: Matrix, _ panels: Panels, into c: MutableMatrix, size: ProductSize, start: ProductStart)
}
