import Kernels

/// A block of a product that stays in registers: a few rows by one ``Strip``.
///
/// The sums begin with `from`, run over `depth` columns of A and rows of a panel, and go to `to`.
@unsafe struct Tile {
  let a: Matrix
  let panel: UnsafePointer<Float>
  let depth: Int
  let from: Matrix
  let to: MutableMatrix

  @inline(__always)
  func single() {
    var row = unsafe Strip(from.base)
    var a = unsafe a.base
    var b = unsafe panel
    for _ in 0..<(unsafe depth) {
      unsafe row.add(a[0], times: Strip(b))
      unsafe a += self.a.columnStride
      unsafe b += PanelLayout.width
    }
    unsafe row.write(to.base)
  }

  @inline(__always)
  func short() {
    #if KERNELS_AVX512
      unsafe four()
    #else
      unsafe two()
    #endif
  }

  @inline(__always)
  func tall() {
    #if KERNELS_AVX512
      unsafe twelve()
    #else
      unsafe six()
    #endif
  }
}
