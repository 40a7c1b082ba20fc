import Kernels

/// A prompt that was read once, for all its samples.
final class CachedPrompt {
  let text: CachedText
  /// (V): of the token that follows.
  let logits: FloatBuffer
  /// The ids that can follow; `nil` for all.
  let allowed: [Int32]?
  /// How many samples are still to be drawn or being drawn.
  var uses: Int

  init(
    _ prompt: PromptTokens, uses: Int, tokenizer: Tokenizer, vocabularySize: Int,
    from memory: inout CacheBlocks
  ) {
    text = CachedText(limit: prompt.ids.count)
    text.reserve(prompt.ids.count, from: &memory)
    logits = FloatBuffer(count: vocabularySize)
    allowed = prompt.pending.isEmpty ? nil : tokenizer.candidates(for: prompt.pending)
    self.uses = uses
  }

  /// Reads the prompt's tokens, as many at a time as a pass takes.
  func read(_ ids: [Int32], by pass: borrowing CachedPass, in room: PassRoom) {
    var rows = 0
    for first in stride(from: 0, to: ids.count, by: pass.rows) {
      rows = min(pass.rows, ids.count - first)
      let feeds = unsafe (first..<first + rows).map { position in
        unsafe Feed(token: ids[position], position: position, blocks: text.blocks)
      }
      unsafe pass.read(feeds, in: room)
    }
    text.count = ids.count
    unsafe pass.logits(ofRows: rows - 1..<rows, in: room)
    unsafe logits.base.update(from: room.logits, count: logits.count)
  }
}
