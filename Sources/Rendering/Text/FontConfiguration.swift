import CPango

/// A fontconfig configuration that holds the fonts of one catalog and nothing else.
@safe
struct FontConfiguration: ~Copyable {
  let handle: OpaquePointer

  /// - Throws: ``RenderingError/unusableFonts(reason:)``.
  init(_ catalog: FontCatalog) throws(RenderingError) {
    Self.forgetTheMachinesOwn()
    guard let handle = unsafe FcConfigCreate() else {
      throw .unusableFonts(reason: "fontconfig gives no configuration")
    }
    // Safe: the text is copied by the parser.
    guard unsafe FcConfigParseAndLoadFromMemory(handle, Self.text(for: catalog), FcTrue) == FcTrue,
      unsafe FcConfigBuildFonts(handle) == FcTrue
    else {
      unsafe FcConfigDestroy(handle)
      throw .unusableFonts(reason: "fontconfig refuses the list of fonts")
    }
    unsafe self.handle = handle
  }

  deinit {
    unsafe FcConfigDestroy(handle)
  }

  /// The catalog in fontconfig's language: its folders, and of each only the files named.
  ///
  /// The caches are those that the packages' installation writes; without them each start would
  /// read every glyph of every font.
  static func text(for catalog: FontCatalog) -> String {
    let folders = catalog.packages.map(\.folder)
    let accepted = folders + catalog.packages.flatMap(\.paths)
    return """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>
      \(folders.map { "<dir>\($0)</dir>" }.joined(separator: "\n"))
      <cachedir>/var/cache/fontconfig</cachedir>
      <cachedir prefix="xdg">fontconfig</cachedir>
      <selectfont>
      <rejectfont><glob>*</glob></rejectfont>
      <acceptfont>\(accepted.map { "<glob>\($0)</glob>" }.joined())</acceptfont>
      </selectfont>
      </fontconfig>
      """
  }

  /// Keeps Pango from reading the machine's and the user's settings in the background, which it
  /// does when the process has no configuration of its own.
  private static func forgetTheMachinesOwn() { _ = empty }

  private static let empty: FcBool = {
    guard let config = unsafe FcConfigCreate() else { return FcFalse }
    defer { unsafe FcConfigDestroy(config) }
    // Safe: the call takes a reference of its own.
    return unsafe FcConfigSetCurrent(config)
  }()
}
