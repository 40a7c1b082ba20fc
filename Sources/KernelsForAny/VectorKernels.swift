public import Kernels

/// The kernels as compiled for the instructions of this target; see Package.swift.
public enum VectorKernels: KernelSet {
  #if KERNELS_AVX512
    public static let name = "AVX-512"
  #elseif KERNELS_AVX2
    public static let name = "AVX2 and FMA"
  #else
    public static let name = "any processor"
  #endif
}
