import Kernels
import LanguageModels

/// The samples that are drawn together, a token of each a step.
struct SampleBatch: ~Copyable {
  private let name: String
  private let tokenizer: Tokenizer
  private let chooser: TokenChooser
  private var queue: SampleQueue
  private var prompts: [PromptTokens: CachedPrompt] = [:]
  private var rows: [SampleRow] = []
  private var memory: CacheBlocks

  init(
    _ plans: [SamplingPlan], name: String, tokenizer: Tokenizer, chooser: TokenChooser,
    shape: ModelShape
  ) {
    self.name = name
    self.tokenizer = tokenizer
    self.chooser = chooser
    queue = SampleQueue(plans)
    memory = CacheBlocks(shape)
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Begins samples until there are `limit`.
  mutating func fill(upTo limit: Int, with pass: borrowing CachedPass) {
    readPrompts(limit - rows.count, with: pass)
    while rows.count < limit, let place = queue.next {
      let plan = queue.plans[place.request]
      guard let prompt = prompts[plan.prompt] else { return }
      let text = CachedText(
        sharing: prompt.text, limit: plan.prompt.ids.count + plan.limit, from: &memory)
      rows.append(SampleRow(place, plan: plan, model: name, prompt: prompt, text: text))
      queue.advance()
    }
  }

  /// Reads the prompts of the next samples, a prompt a thread.
  private mutating func readPrompts(_ count: Int, with pass: borrowing CachedPass) {
    let missing = queue.prompts(ofNext: count, least: pass.team.threads) { prompts[$0] != nil }
    var texts: [(ids: [Int32], prompt: CachedPrompt)] = []
    for tokens in missing {
      let prompt = CachedPrompt(
        tokens, uses: queue.uses[tokens] ?? 0, tokenizer: tokenizer,
        vocabularySize: pass.shape.vocabularySize, from: &memory)
      prompts[tokens] = prompt
      texts.append((tokens.ids, prompt))
    }
    pass.team.run(texts.count) { number, worker in
      unsafe texts[number].prompt.read(
        texts[number].ids, by: pass, in: pass.room(of: worker))
    }
  }

  /// Draws a token of each sample, of new ones two.
  mutating func step(with pass: borrowing CachedPass) {
    for row in rows { row.text.reserve(row.text.count + 1, from: &memory) }
    let threads = pass.team.threads
    let parts = threads * ((rows.count + threads * pass.rows - 1) / (threads * pass.rows))
    let count = rows.count
    let size = max((count + parts - 1) / max(parts, 1), 1)
    let (plans, tokenizer, chooser) = (queue.plans, tokenizer, chooser)
    unsafe rows.withUnsafeMutableBufferPointer { rows in
      nonisolated(unsafe) let rows = unsafe rows
      pass.team.run((count + size - 1) / size) { part, worker in
        let range = part * size..<min((part + 1) * size, count)
        unsafe Self.step(
          UnsafeMutableBufferPointer(rebasing: rows[range]), plans: plans, tokenizer: tokenizer,
          chooser: chooser, pass: pass, room: pass.room(of: worker))
      }
    }
  }

  private static func step(
    _ rows: UnsafeMutableBufferPointer<SampleRow>, plans: [SamplingPlan], tokenizer: Tokenizer,
    chooser: TokenChooser, pass: borrowing CachedPass, room: PassRoom
  ) {
    for number in rows.indices where unsafe rows[number].sample.tokens.isEmpty {
      // A copy, as other samples of the prompt need them too.
      unsafe room.logits.update(
        from: rows[number].prompt.logits.base, count: pass.shape.vocabularySize)
      unsafe rows[number].choose(
        room.logits, in: room, by: chooser, tokenizer: tokenizer,
        plan: plans[rows[number].place.request])
    }
    let growing = rows.indices.filter { unsafe !rows[$0].isFinished }
    guard !growing.isEmpty else { return }
    let feeds = unsafe growing.map { number in
      let row = unsafe rows[number]
      return unsafe Feed(
        token: row.sample.tokens.last ?? 0, position: row.text.count, blocks: row.text.blocks)
    }
    unsafe pass.read(feeds, in: room)
    unsafe pass.logits(ofRows: 0..<feeds.count, in: room)
    for (line, number) in growing.enumerated() {
      unsafe rows[number].text.count += 1
      unsafe rows[number].choose(
        room.logits + line * pass.shape.vocabularySize, in: room, by: chooser,
        tokenizer: tokenizer, plan: plans[rows[number].place.request])
    }
  }

  /// Hands out the samples that are finished and makes room for others.
  mutating func deliverFinished(
    to deliver: (CompletionPlace, GeneratedSample) throws -> Void
  ) throws {
    for row in rows where row.isFinished {
      let sample = row.sample.sample
      if sample.tokenLogProbabilities.contains(where: \.isNaN) {
        throw SamplingError.notANumber(task: queue.plans[row.place.request].request.prompt.taskID)
      }
      try deliver(row.place, sample)
      row.text.release(to: &memory)
      row.prompt.uses -= 1
      if row.prompt.uses == 0 {
        row.prompt.text.release(to: &memory)
        prompts[queue.plans[row.place.request].prompt] = nil
      }
    }
    rows.removeAll(where: \.isFinished)
  }
}
