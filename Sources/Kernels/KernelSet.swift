/// The arithmetic of a transformer for one kind of processor.
///
/// Each conformer is the same source, compiled for other instructions. Every number comes from the
/// same operations in the same order whatever the instructions are (a multiplication and the addition
/// after it round once, everywhere), so all conformers give the same bits.
///
/// No kernel starts a thread or keeps anything: a caller splits the work, and as no sum ever crosses
/// a split, bits do not depend on how.
public protocol KernelSet:
  ProductKernels, NormKernels, ActivationKernels, AttentionKernels, CacheKernels, ChoiceKernels,
  LossKernels, OptimizerKernels,
  SendableMetatype
{
  /// As `doctor` and benchmarks show it.
  static var name: String { get }
}
