/// The right factor of a product, (k, n), as it is laid out: in panels of 32 columns, each of them
/// (k, 32) and contiguous, the last one padded with zeros.
@unsafe public struct Panels {
  public let base: UnsafePointer<Float>
  /// k: rows of a panel.
  public let depth: Int

  public init(_ base: UnsafePointer<Float>, depth: Int) {
    unsafe self.base = base
    unsafe self.depth = depth
  }

  /// The part that begins at a row and at the first column of a panel.
  public func from(row: Int, panel: Int) -> UnsafePointer<Float> {
    unsafe base + (panel * depth + row) * PanelLayout.width
  }
}

/// The sizes of ``Panels``.
public enum PanelLayout {
  /// Columns of a panel.
  public static let width = 32

  /// Panels that n columns take.
  public static func panels(columns: Int) -> Int { (columns + width - 1) / width }

  /// Floats that a (k, n) matrix takes.
  public static func count(depth: Int, columns: Int) -> Int {
    panels(columns: columns) * width * depth
  }
}
