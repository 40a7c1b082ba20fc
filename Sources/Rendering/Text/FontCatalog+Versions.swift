import CPango

extension FontCatalog {
  /// The fonts by file name, each with the version that its own `head` table tells, such as `2.015`.
  ///
  /// - Throws: ``RenderingError/unusableFonts(reason:)``.
  public func versions() throws(RenderingError) -> [String: String] {
    let configuration = try FontConfiguration(self)
    // Safe: the set and what its patterns give belong to the configuration, which is alive.
    guard let set = unsafe FcConfigGetFonts(configuration.handle, FcSetSystem) else { return [:] }
    var versions: [String: String] = [:]
    for index in 0..<Int(unsafe set.pointee.nfont) {
      var file: UnsafeMutablePointer<FcChar8>?
      var version: Int32 = 0
      guard let pattern = unsafe set.pointee.fonts[index],
        unsafe FcPatternGetString(pattern, "file", 0, &file) == FcResultMatch,
        let file = unsafe file,
        unsafe FcPatternGetInteger(pattern, "fontversion", 0, &version) == FcResultMatch
      else { continue }
      let name = unsafe String(cString: file).split(separator: "/").last.map(String.init) ?? ""
      versions[name] = Self.text(ofVersion: Int(version))
    }
    return versions
  }

  /// A fixed-point number of 16.16 bits, as the `head` table has it, with three decimal places.
  static func text(ofVersion fixed: Int) -> String {
    let thousandths = (fixed * 1000 + 0x8000) >> 16
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
