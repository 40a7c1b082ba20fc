/// The arithmetic of a transformer for one kind of processor.
///
/// Each conformer is the same source, compiled for other instructions. Every number comes from the
/// same operations in the same order whatever the instructions are (a multiplication and the addition
/// after it round once, everywhere), so all conformers give the same bits.
///
/// No kernel starts a thread or keeps anything: a caller splits the work, and as no sum ever crosses
/// a split, bits do not depend on how.
public protocol KernelSet: SendableMetatype {
  /// As `doctor` and benchmarks show it.
  static var name: String { get }

  /// Puts a k × n matrix into ``Panels``.
  ///
  /// - Parameters:
  ///   - depth: k.
  ///   - columns: n.
  ///   - panels: `Panels.count(depth:columns:)` floats.
  static func pack(
    _ matrix: Matrix, depth: Int, columns: Int, into panels: UnsafeMutablePointer<Float>)

  /// C = start + A B, where each element of C is one chain of fused multiply-adds over k from 0 up.
  ///
  /// So a row of C has the same bits whatever other rows are computed with it, and it may be
  /// computed in pieces along m, n and (with ``ProductStart/accumulate``) k.
  ///
  /// - Parameters:
  ///   - a: A (m, k), at any strides.
  ///   - panels: B (k, n), as ``pack(_:depth:columns:into:)`` wrote it.
  ///   - c: C (m, n). It overlaps neither factor.
  static func product(
    _ a: Matrix, _ panels: UnsafePointer<Float>, into c: MutableMatrix, size: ProductSize,
    start: ProductStart)
}
