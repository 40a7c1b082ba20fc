import LanguageModels

/// The samples that are still to be begun, in order, and how often each prompt is needed.
struct SampleQueue {
  let plans: [SamplingPlan]
  /// Of each prompt.
  let uses: [PromptTokens: Int]
  private var request = 0
  private var index = 0

  init(_ plans: [SamplingPlan]) {
    self.plans = plans
    uses = Dictionary(
      plans.map { ($0.prompt, $0.request.indices.count) }, uniquingKeysWith: +)
    index = plans.first?.request.indices.lowerBound ?? 0
    skipFinished()
  }

  /// The next one to begin; `nil` when all have begun.
  var next: CompletionPlace? {
    request < plans.count ? CompletionPlace(request: request, index: index) : nil
  }

  mutating func advance() {
    index += 1
    skipFinished()
  }

  /// The different prompts of the next samples: as many as `count` samples need, but `least` if
  /// there are so many, in order.
  func prompts(ofNext count: Int, least: Int, except known: (PromptTokens) -> Bool)
    -> [PromptTokens]
  {
    var found: [PromptTokens] = []
    var seen: Set<PromptTokens> = []
    var left = count
    for number in request..<max(plans.count, request) {
      if left <= 0, found.isEmpty || found.count >= least { break }
      let plan = plans[number]
      left -= plan.request.indices.count - (number == request ? indexInRequest : 0)
      guard !plan.request.indices.isEmpty, !known(plan.prompt),
        seen.insert(plan.prompt).inserted
      else { continue }
      found.append(plan.prompt)
    }
    return found
  }

  private var indexInRequest: Int { index - plans[request].request.indices.lowerBound }

  private mutating func skipFinished() {
    while request < plans.count, index >= plans[request].request.indices.upperBound {
      request += 1
      if request < plans.count { index = plans[request].request.indices.lowerBound }
    }
  }
}
