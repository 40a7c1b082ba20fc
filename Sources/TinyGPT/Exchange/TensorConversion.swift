/// Floats from and to the bytes of a safetensors file, which are little-endian.
enum TensorConversion {
  /// Writes the floats that `bytes` stand for to `output`, from `start` on.
  ///
  /// - Parameters:
  ///   - type: float32, float16 or bfloat16; others write nothing.
  ///   - output: Has room for all of them.
  static func floats(
    _ bytes: [UInt8], as type: TensorType, into output: inout [Float], at start: Int
  ) {
    let bytes = bytes.span
    var output = output.mutableSpan
    switch type {
    case .float32:
      for index in 0..<(bytes.count / 4) {
        let high = UInt32(half(bytes, at: 4 * index + 2)) << 16
        output[start + index] = Float(bitPattern: high | UInt32(half(bytes, at: 4 * index)))
      }
    case .bfloat16:
      for index in 0..<(bytes.count / 2) {
        output[start + index] = Float(bitPattern: UInt32(half(bytes, at: 2 * index)) << 16)
      }
    case .float16:
      for index in 0..<(bytes.count / 2) {
        output[start + index] = float(half: half(bytes, at: 2 * index))
      }
    case .other: return
    }
  }

  @inline(__always)
  private static func half(_ bytes: Span<UInt8>, at index: Int) -> UInt16 {
    UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
  }

  /// The value of an IEEE 754 binary16, exactly; with the bits of a NaN kept.
  ///
  /// In integers, so that it is the same where the processor has no half floats.
  static func float(half: UInt16) -> Float {
    let sign = UInt32(half & 0x8000) << 16
    let exponent = UInt32(half >> 10) & 0x1F
    let fraction = UInt32(half & 0x3FF)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return Float(bitPattern: sign | magnitude.bitPattern)
    case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// The bytes of floats as float32.
  static func bytes(_ floats: ArraySlice<Float>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: floats.count * 4)
    var index = 0
    for float in floats {
      let bits = float.bitPattern
      bytes[index] = UInt8(truncatingIfNeeded: bits)
      bytes[index + 1] = UInt8(truncatingIfNeeded: bits >> 8)
      bytes[index + 2] = UInt8(truncatingIfNeeded: bits >> 16)
      bytes[index + 3] = UInt8(truncatingIfNeeded: bits >> 24)
      index += 4
    }
    return bytes
  }
}
