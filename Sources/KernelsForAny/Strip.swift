// Rows of the two tiles that keep the arithmetic busy: their strips fill the registers, 32 of AVX-512
// and 16 of AVX2, but for those that hold the panel's row and A's element.

/// As much of a row of a product as is kept in registers through the whole sum.
#if KERNELS_AVX512
  struct Strip {
    static let width = 32
    static let tallRows = 12
    static let shortRows = 4
    private var left: Lanes
    private var right: Lanes

    @inline(__always)
    init(_ source: UnsafePointer<Float>) {
      left = unsafe load(source)
      right = unsafe load(source + lanes)
    }

    @inline(__always)
    mutating func add(_ factor: Float, times row: Strip) {
      let factor = Lanes(repeating: factor)
      left = left.addingProduct(factor, row.left)
      right = right.addingProduct(factor, row.right)
    }

    @inline(__always)
    func write(_ destination: UnsafeMutablePointer<Float>) {
      unsafe store(left, destination)
      unsafe store(right, destination + lanes)
    }
  }
#else
  struct Strip {
    static let width = 16
    static let tallRows = 6
    static let shortRows = 2
    private var values: Lanes

    @inline(__always)
    init(_ source: UnsafePointer<Float>) {
      values = unsafe load(source)
    }

    @inline(__always)
    mutating func add(_ factor: Float, times row: Strip) {
      values = values.addingProduct(Lanes(repeating: factor), row.values)
    }

    @inline(__always)
    func write(_ destination: UnsafeMutablePointer<Float>) {
      unsafe store(values, destination)
    }
  }
#endif
