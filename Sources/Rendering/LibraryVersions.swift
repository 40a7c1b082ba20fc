import CCairo
import CPango

/// The versions of the libraries that pictures and pages are drawn with.
public enum LibraryVersions {
  /// By name, as each library tells it.
  public static var all: [String: String] {
    // Safe: the libraries return literals.
    let fontconfig = FcGetVersion()
    return [
      "cairo": unsafe String(cString: cairo_version_string()),
      "harfbuzz": unsafe String(cString: hb_version_string()),
      "pango": unsafe String(cString: pango_version_string()),
      "fontconfig": "\(fontconfig / 10000).\(fontconfig / 100 % 100).\(fontconfig % 100)",
    ]
  }
}
