/// Why a training cannot begin or go on.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  case badSetting(name: String, value: String)
  case noDocuments
  /// A token that the model's vocabulary does not have.
  case tokenOutOfRange(token: Int32, document: Int, vocabulary: Int)
  /// A state that belongs to a model of another shape or to other settings.
  case foreignState(String)
  case lossNotFinite(step: Int, cause: LikelyCause)

  /// What most likely made a loss nan or infinite.
  public enum LikelyCause: Hashable, Sendable, CustomStringConvertible {
    /// The weights were not finite before the first step.
    case weights(tensor: String)
    /// Weights grew beyond all measure under this learning rate.
    case learningRate(Double)
    /// The gradient overflowed, or rose to this norm, one step before.
    case gradient(norm: Double)

    public var description: String {
      switch self {
      case .weights(let tensor): "the weights it began with are not finite (\(tensor))"
      case .learningRate(let rate): "the learning rate, \(rate), is too high"
      case .gradient(let norm): "the gradient ran away (norm \(norm)); try a lower learning rate"
      }
    }
  }

  public var description: String {
    switch self {
    case .badSetting(let name, let value): "training cannot have \(name) \(value)"
    case .noDocuments: "there is no document to train on, or all are empty"
    case .tokenOutOfRange(let token, let document, let vocabulary):
      "document \(document) has token \(token), and the model knows 0 to \(vocabulary - 1)"
    case .foreignState(let what): "the saved state cannot be resumed here: \(what)"
    case .lossNotFinite(let step, let cause):
      "the loss of step \(step) is not a finite number; most likely \(cause)"
    }
  }
}
