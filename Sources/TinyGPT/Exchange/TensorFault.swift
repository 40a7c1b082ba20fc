/// What is wrong with a file of tensors or one tensor in it.
public enum TensorFault: Error, Hashable, Sendable, CustomStringConvertible {
  case x
  public var description: String { "" }
}
