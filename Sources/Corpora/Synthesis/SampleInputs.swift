public enum SampleInputs {
  public static func value(of type: ValueType, seed: UInt64) -> PythonValue {
    var s = InputSampler(draws: Draws(seed: seed, path: ["x"]))
    return s.value(of: type)
  }
}
