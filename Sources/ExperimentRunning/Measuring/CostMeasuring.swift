import ExperimentSpecs
import Glibc
import TinyGPT

/// Measures the processor time of training models, from a few steps of each.
///
/// A step takes the same whatever it reads, so the documents are random tokens. What is measured is
/// the time of all threads of this process, user's and system's.
struct CostMeasuring {
  let id: String
  let spec: CostMeasurement

  /// - Parameter vocabulary: Of the model as it was trained.
  /// - Throws: `TrainingError`.
  func row(
    of model: NativeModelSpec, vocabulary: Int, threads: Int
  ) throws -> MeasurementRecord {
    let training = model.training
    let shape = try ModelShape(
      vocabularySize: vocabulary, contextLength: model.context, layers: model.layers,
      heads: model.headCount, width: model.width)
    let settings = TrainingSettings(
      steps: spec.steps + 2, batchRows: training.batch,
      learningRate: LearningRate(peak: training.learningRate, warmUp: .steps(0)),
      validationInterval: spec.steps + 2, seed: UInt64(training.seed))
    let state = TrainingState(
      settings: settings, weights: Weights(shape: shape, seed: UInt64(training.seed)))
    let length = model.context * training.batch * 2
    let tokens = (0..<length).map { Int32($0 * 7919 % max(vocabulary - 1, 1)) }
    var trainer = try Trainer(
      state, documents: [TokenDocument(tokens: tokens)], separator: 0, threads: threads)
    // The first step makes memory ready.
    _ = try trainer.takeStep()
    let start = Self.processorSeconds()
    for _ in 0..<spec.steps { _ = try trainer.takeStep() }
    let seconds = Self.processorSeconds() - start
    return MeasurementRecord(
      id, .cost, labels: ["model": model.name],
      numbers: [
        "timed_steps": Double(spec.steps), "cpu_seconds": (seconds * 1e3).rounded() / 1e3,
        "steps": Double(training.steps), "watts": spec.watts,
      ])
  }

  /// What this process has used so far.
  private static func processorSeconds() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
