public import Archives

/// A recorded completion of a problem.
public struct Sample: Hashable, Sendable {
  /// Where the problem is among those of the problem file.
  public let problem: Int
  /// What follows the prompt.
  public let completion: String
  /// The fields that its line in the results begins with, in the order and text they were read
  /// in; `task_id` and `completion` are always among them.
  public let fields: JSONObject
}
