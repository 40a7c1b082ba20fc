import Foundation

extension SampleRecord {
  /// Adds the record as a line of JSON, keys sorted, as `JSONEncoder` would have it; a tenth of the
  /// time counts where records are many.
  ///
  /// - Throws: An `EncodingError` where a number is not finite.
  func writeLine(to out: inout String) throws {
    let numbers = [temperature, topP, sumLogProbability, docstringLogProbability]
    guard numbers.allSatisfy({ $0?.isFinite ?? true }),
      tokenLogProbabilities?.allSatisfy(\.isFinite) ?? true
    else {
      out += String(decoding: try JSONEncoder().encode(self), as: UTF8.self) + "\n"
      return
    }
    var object = JSONObjectLine()
    object.add("completion", completion)
    object.add("docstring_logprob", docstringLogProbability)
    object.add("explanation", explanation?.line)
    object.add("index", index)
    object.add("model", model)
    object.add("passed", literal: passed ? "true" : "false")
    object.add("program_sha256", programSHA256)
    object.add("result", result)
    object.add("sum_logprob", sumLogProbability)
    object.add("task_id", taskID)
    object.add("temperature", temperature)
    object.add("token_count", tokenCount)
    object.add("token_lengths", literal: tokenLengths.map { JSONObjectLine.list($0) { "\($0)" } })
    object.add(
      "token_logprobs",
      literal: tokenLogProbabilities.map { JSONObjectLine.list($0, JSONValue.text(of:)) })
    object.add("top_p", topP)
    object.add("verdict", verdict)
    object.end()
    out += object.text
    out += "\n"
  }
}

extension VerdictExplanation {
  fileprivate var line: JSONObjectLine {
    var object = JSONObjectLine()
    object.add("assertion", assertion)
    object.add(
      "attempts",
      literal: attempts.map { JSONObjectLine.list($0) { JSONValue.string($0).text(.canonical) } })
    object.add("call", call)
    object.add("calls", calls)
    object.add("clock", clock)
    if let exception {
      var inner = JSONObjectLine()
      inner.add("base", exception.base)
      inner.add("line", exception.line)
      inner.add("text", exception.text)
      inner.add("type", exception.type)
      inner.end()
      object.add("exception", inner)
    }
    object.add("expected", expected)
    object.add("got", got)
    object.add("returned", returned)
    object.end()
    return object
  }
}

/// A JSON object on one line as it grows; what is `nil` is left out.
private struct JSONObjectLine {
  private(set) var text = "{"

  mutating func add(_ key: String, literal: String?) {
    guard let literal else { return }
    if text.utf8.count > 1 { text += "," }
    text += "\""
    text += key
    text += "\":"
    text += literal
  }

  mutating func add(_ key: String, _ value: String?) {
    add(key, literal: value.map { JSONValue.string($0).text(.canonical) })
  }

  mutating func add(_ key: String, _ value: Int?) { add(key, literal: value.map(String.init)) }

  mutating func add(_ key: String, _ value: Double?) {
    add(key, literal: value.map(JSONValue.text(of:)))
  }

  mutating func add(_ key: String, _ value: JSONObjectLine?) { add(key, literal: value?.text) }

  mutating func end() { text += "}" }

  static func list<Value>(_ values: [Value], _ literal: (Value) -> String) -> String {
    var text = "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      text += literal(value)
    }
    return text + "]"
  }
}
