import ExperimentSpecs
import Foundation
public import LanguageModels
import TinyGPT

/// A completion as the store keeps it.
public struct StoredSample: Hashable, Sendable {
  public let completion: String
  /// Natural logarithms under the untempered model, one for each token that was drawn.
  public let tokenLogProbabilities: [Float]
  /// How many bytes of text each token stands for: first those of the space at the prompt's end, which
  /// is drawn again, then those of the completion, then those of the text that it stopped at.
  public let tokenLengths: [UInt16]
  public let finish: FinishReason

  public init(
    completion: String, tokenLogProbabilities: [Float], tokenLengths: [UInt16],
    finish: FinishReason
  ) {
    self.completion = completion
    self.tokenLogProbabilities = tokenLogProbabilities
    self.tokenLengths = tokenLengths
    self.finish = finish
  }

  /// - Parameter tokenizer: The model's.
  init(_ sample: GeneratedSample, tokenizer: Tokenizer) {
    self.init(
      completion: sample.text, tokenLogProbabilities: sample.tokenLogProbabilities,
      tokenLengths: sample.tokens.map {
        UInt16(clamping: $0 == tokenizer.endOfText ? 0 : tokenizer.bytes(of: $0).count)
      }, finish: sample.finishReason)
  }
}

/// Which completion a stored sample is.
public struct SampleKey: Hashable, Sendable {
  /// The hash of the task's id and its prompt.
  public let prompt: ContentKey
  /// Its number among the samples of that prompt, from 0.
  public let number: Int

  public init(prompt: ContentKey, number: Int) {
    self.prompt = prompt
    self.number = number
  }
}

extension StoredSample {
  var logarithmData: Data {
    var data = Data(capacity: 4 * tokenLogProbabilities.count)
    for value in tokenLogProbabilities {
      let bits = value.bitPattern
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        data.append(UInt8(truncatingIfNeeded: bits >> shift))
      }
    }
    return data
  }

  var lengthData: Data {
    var data = Data(capacity: 2 * tokenLengths.count)
    for value in tokenLengths {
      data.append(UInt8(truncatingIfNeeded: value))
      data.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    return data
  }

  static func logarithms(_ data: Data) -> [Float] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      var bits: UInt32 = 0
      for offset in 0..<4 { bits |= UInt32(bytes[start + offset]) << UInt32(8 * offset) }
      return Float(bitPattern: bits)
    }
  }

  static func lengths(_ data: Data) -> [UInt16] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
  }
}
