import Kernels

/// A text whose probability is asked for, given what it follows.
public struct ScoreRequest: Hashable, Sendable {
  public var prompt: String
  public var continuation: String

  public init(prompt: String, continuation: String) {
    self.prompt = prompt
    self.continuation = continuation
  }
}

/// The tokens of a text to be scored.
struct ScorePlan {
  let ids: [Int32]
  /// Those that are scored.
  let scored: Range<Int>

  /// - Throws: ``SamplingError/textTooLong(tokens:context:)``,
  ///   ``SamplingError/emptyPrompt(task:)``.
  init(
    _ request: ScoreRequest, tokenizer: Tokenizer, context: Int, beginsDocument: Bool
  ) throws(SamplingError) {
    let prompt = try SamplingPlan.encode(
      request.prompt, tokenizer, beginsDocument, task: "the text to be scored")
    // The space at the prompt's end is part of the tokens that follow it, as it was in training.
    let space = String(decoding: prompt.pending, as: UTF8.self)
    let rest = tokenizer.encode(space + request.continuation)
    var first = 0
    var bytes = 0
    while first < rest.count {
      bytes += tokenizer.bytes(of: rest[first]).count
      if bytes > prompt.pending.count { break }
      first += 1
    }
    try self.init(
      ids: prompt.ids + rest, scored: prompt.ids.count + first..<prompt.ids.count + rest.count,
      context: context)
  }

  /// - Parameter scored: Begins at 1 or later.
  init(ids: [Int32], scored: Range<Int>, context: Int) throws(SamplingError) {
    // The last token is not read.
    guard ids.count <= context + 1 else { throw .textTooLong(tokens: ids.count, context: context) }
    self.ids = ids
    self.scored = scored
  }
}

extension Sampler {
  /// The natural logarithms of the probabilities of a continuation's tokens, each after all before
  /// it, under the model itself.
  ///
  /// A token that holds both space of the prompt's end and text of the continuation counts. The
  /// sum is the logarithm of the continuation's probability.
  ///
  /// - Returns: One number a token; none for an empty continuation.
  /// - Throws: ``SamplingError/textTooLong(tokens:context:)``, ``SamplingError/emptyPrompt(task:)``.
  /// - Complexity: As for ``sample(_:deliver:)``.
  public func score(
    prompt: String, continuation: String
  ) throws(SamplingError) -> [Float] {
    let plan = try plan(of: ScoreRequest(prompt: prompt, continuation: continuation))
    return score([plan]).first ?? []
  }

  /// As ``score(prompt:continuation:)`` for many texts, a text a thread.
  public func score(_ requests: [ScoreRequest]) throws(SamplingError) -> [[Float]] {
    var plans: [ScorePlan] = []
    for request in requests { try plans.append(plan(of: request)) }
    return score(plans)
  }

  /// As ``score(prompt:continuation:)`` for tokens, such as those of a ``GeneratedSample``, whose
  /// log-probabilities come out with the same bits.
  ///
  /// - Parameters:
  ///   - prompt: At least one.
  ///   - continuation: Each an id of the model.
  public func score(
    prompt: [Int32], continuation: [Int32]
  ) throws(SamplingError) -> [Float] {
    let ids = prompt + continuation
    guard !prompt.isEmpty else { throw .emptyPrompt(task: "the text to be scored") }
    for id in ids where id < 0 || id >= pass.shape.vocabularySize {
      throw .badSetting(
        name: "token", value: "\(id)", wanted: "from 0 to \(pass.shape.vocabularySize - 1)")
    }
    let plan = try ScorePlan(
      ids: ids, scored: prompt.count..<ids.count, context: pass.shape.contextLength)
    return score([plan]).first ?? []
  }

  private func plan(of request: ScoreRequest) throws(SamplingError) -> ScorePlan {
    try ScorePlan(
      request, tokenizer: tokenizer, context: pass.shape.contextLength,
      beginsDocument: options.beginsDocuments)
  }

  private func score(_ plans: [ScorePlan]) -> [[Float]] {
    var results = plans.map { Array(repeating: Float(0), count: $0.scored.count) }
    // A few at a time, so that memory is bounded.
    for first in stride(from: 0, to: plans.count, by: options.threads) {
      let count = min(options.threads, plans.count - first)
      var memory = CacheBlocks(pass.shape)
      let texts = (0..<count).map { number in
        let text = CachedText(limit: plans[first + number].ids.count)
        text.reserve(plans[first + number].ids.count, from: &memory)
        return text
      }
      unsafe results.withUnsafeMutableBufferPointer { results in
        nonisolated(unsafe) let results = unsafe results
        pass.team.run(count) { number, worker in
          unsafe results[first + number] = scores(
            of: plans[first + number], in: texts[number], room: pass.room(of: worker))
        }
      }
    }
    return results
  }

  private func scores(of plan: ScorePlan, in text: CachedText, room: PassRoom) -> [Float] {
    guard !plan.scored.isEmpty else { return [] }
    let size = pass.shape.vocabularySize
    var scores: [Float] = []
    for first in stride(from: 0, to: plan.ids.count - 1, by: pass.rows) {
      let end = min(first + pass.rows, plan.ids.count - 1)
      let feeds = unsafe (first..<end).map { position in
        unsafe Feed(token: plan.ids[position], position: position, blocks: text.blocks)
      }
      unsafe pass.read(feeds, in: room)
      // The token at a position is predicted by the row before it.
      let rows = (first..<end).clamped(to: plan.scored.lowerBound - 1..<plan.scored.upperBound - 1)
      guard !rows.isEmpty else { continue }
      unsafe pass.logits(ofRows: rows.lowerBound - first..<rows.upperBound - first, in: room)
      for row in rows {
        let logits = unsafe room.logits + (row - rows.lowerBound) * size
        let largest = unsafe pass.kernels.largest(logits, count: size)
        let sum = unsafe pass.kernels.exponentials(
          logits, minus: largest, times: 1, into: room.weights, count: size)
        let difference = unsafe logits[Int(plan.ids[row + 1])] - largest
        scores.append(TokenChooser.logarithm(difference, of: sum))
      }
    }
    return scores
  }
}
