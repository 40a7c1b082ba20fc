extension Operation {
  /// Any operation, its phrases and code as text.
  init(
    _ name: String, _ category: Category, _ input: ValueType, _ output: ValueType,
    k parameter: ParameterKind = .none, says phrases: [String], writes forms: [CodeForm],
    slip: Slip? = nil, _ meaning: Meaning
  ) {
    self.name = name
    self.category = category
    self.input = input
    self.output = output
    self.parameter = parameter
    self.phrases = phrases.map(Template.init)
    self.forms = forms
    self.slip = slip
    slippedForms = slip.map { slip in forms.compactMap { $0.slipped(slip) } } ?? []
    self.meaning = meaning.apply
  }

  /// The members of a list that satisfy a condition on `{v}`.
  static func keep(
    _ name: String, _ category: Category, _ type: ValueType, if condition: String,
    k parameter: ParameterKind = .none, says phrases: [String], slip: Slip?, _ meaning: Meaning
  ) -> Operation {
    let forms: [CodeForm] =
      type == .text
      ? [
        .plain("\"\".join({v} for {v} in {x} if \(condition))"),
        .plain("\"\".join([{v} for {v} in {x} if \(condition)])"),
        .loop("{y} = \"\"", "for {v} in {x}:", "    if \(condition):", "        {y} += {v}"),
      ]
      : [
        .plain("[{v} for {v} in {x} if \(condition)]"),
        .plain("list(filter(lambda {v}: \(condition), {x}))"),
        .loop("{y} = []", "for {v} in {x}:", "    if \(condition):", "        {y}.append({v})"),
      ]
    return Operation(
      name, category, type, type, k: parameter, says: phrases, writes: forms, slip: slip, meaning)
  }

  /// Each member of a list or text replaced by an expression in `{v}`.
  static func each(
    _ name: String, _ category: Category, _ input: ValueType, _ output: ValueType,
    is expression: String, k parameter: ParameterKind = .none, says phrases: [String],
    slip: Slip? = nil, _ meaning: Meaning
  ) -> Operation {
    let forms: [CodeForm] =
      output == .text
      ? [
        .plain("\"\".join(\(expression) for {v} in {x})"),
        .plain("\"\".join([\(expression) for {v} in {x}])"),
        .loop("{y} = \"\"", "for {v} in {x}:", "    {y} += \(expression)"),
      ]
      : [
        .plain("[\(expression) for {v} in {x}]"),
        .plain("list(map(lambda {v}: \(expression), {x}))"),
        .loop("{y} = []", "for {v} in {x}:", "    {y}.append(\(expression))"),
      ]
    return Operation(
      name, category, input, output, k: parameter, says: phrases, writes: forms, slip: slip,
      meaning)
  }

  /// How many members satisfy a condition on `{v}`.
  static func count(
    _ name: String, _ category: Category, _ type: ValueType, if condition: String,
    k parameter: ParameterKind = .none, says phrases: [String], slip: Slip?, _ meaning: Meaning
  ) -> Operation {
    Operation(
      name, category, type, .number, k: parameter, says: phrases,
      writes: [
        .plain("sum(1 for {v} in {x} if \(condition))"),
        .plain("len([{v} for {v} in {x} if \(condition)])"),
        .loop("{y} = 0", "for {v} in {x}:", "    if \(condition):", "        {y} += 1"),
      ], slip: slip, meaning)
  }

  /// What a slice gives, in the same order on texts and lists.
  static func slice(
    _ name: String, _ category: Category, _ type: ValueType, _ index: String,
    k parameter: ParameterKind = .none, says phrases: [String], slip: Slip? = nil,
    _ positions: @escaping @Sendable (Int, Int) -> [Int]
  ) -> Operation {
    Operation(
      name, category, type, type, k: parameter, says: phrases, writes: [.plain("{(x)}\(index)")],
      slip: slip, .picking(positions))
  }
}
