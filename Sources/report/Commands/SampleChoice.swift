/// `TASK[:INDEX]` on the command line: a sample to explain.
struct SampleChoice: Hashable {
  let taskID: String
  /// Among the samples of its problem, from 0; `nil` for the first that does not pass.
  let index: Int?

  /// A colon belongs to the task where no whole number follows it.
  init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1, let index = Int(parts[parts.count - 1]), index >= 0 {
      taskID = parts.dropLast().joined(separator: ":")
      self.index = index
    } else {
      taskID = text
      index = nil
    }
  }
}
