/// Sixteen floats: one register of AVX-512, two of AVX2, four of SSE or NEON.
///
/// All kernels compute in these lanes whatever the processor, so that sums over lanes have one
/// order everywhere.
typealias Lanes = SIMD16<Float>

/// How many floats ``Lanes`` hold.
let lanes = 16

@inline(__always)
func load(_ source: UnsafePointer<Float>) -> Lanes {
  unsafe UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

@inline(__always)
func store(_ values: Lanes, _ destination: UnsafeMutablePointer<Float>) {
  unsafe UnsafeMutableRawPointer(destination).storeBytes(of: values, as: Lanes.self)
}
