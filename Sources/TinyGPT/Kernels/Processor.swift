import CProcessor
public import Kernels
import KernelsForAny

#if arch(x86_64)
  import KernelsForAVX2
  import KernelsForAVX512
#endif

/// Which kernels the processor runs.
///
/// They differ in speed alone: all give the same bits.
public enum Processor {
  /// The kernels that this processor can run, the fastest first. The last one runs anywhere.
  public static let kernelSets: [any KernelSet.Type] = {
    #if arch(x86_64)
      let level = processor_x86_level()
      return (level >= 4 ? [KernelsForAVX512.VectorKernels.self] : [])
        + (level >= 3 ? [KernelsForAVX2.VectorKernels.self] : [])
        + [KernelsForAny.VectorKernels.self]
    #else
      return [KernelsForAny.VectorKernels.self]
    #endif
  }()

  /// The fastest of ``kernelSets``.
  public static let kernels: any KernelSet.Type = kernelSets[0]
}
