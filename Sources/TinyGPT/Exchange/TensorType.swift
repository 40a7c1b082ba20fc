/// How a tensor's numbers are stored.
public enum TensorType: Hashable, Sendable {
  /// IEEE 754 of 32 and 16 bits, and the upper 16 bits of a 32-bit float; little-endian.
  case float32, float16, bfloat16
  /// Another of safetensors' types, by its name, whose tensors can be passed over.
  case other(String)

  init(name: String) {
    switch name {
    case "F32": self = .float32
    case "F16": self = .float16
    case "BF16": self = .bfloat16
    default: self = .other(name)
    }
  }

  /// As a safetensors header writes it.
  public var name: String {
    switch self {
    case .float32: "F32"
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .other(let name): name
    }
  }

  /// The bytes of one number; `nil` for a type that is not known, or takes less than a byte.
  var byteCount: Int? {
    switch self {
    case .float32: 4
    case .float16, .bfloat16: 2
    case .other("F64"), .other("I64"), .other("U64"), .other("C64"): 8
    case .other("I32"), .other("U32"): 4
    case .other("I16"), .other("U16"): 2
    case .other("BOOL"), .other("I8"), .other("U8"), .other("F8_E4M3"), .other("F8_E5M2"): 1
    case .other: nil
    }
  }
}
