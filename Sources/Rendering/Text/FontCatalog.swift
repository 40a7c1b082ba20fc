import CPango
import Charts
import Foundation

/// The fonts that all pictures and pages are set in: chosen files, whatever else is installed.
///
/// A user's own fonts and font settings change nothing: fontconfig is given this list and nothing
/// else. Only what the list lacks differs between machines, and ``missing`` tells.
public struct FontCatalog: Sendable {
  /// Fonts that come in one Debian package.
  struct Package: Sendable {
    var name: String
    var folder: String
    var files: [String]
    /// Whether everything works without it, but for the letters that it alone has.
    var isOptional = false
  }

  static let packages = [
    Package(
      name: "fonts-linuxlibertine", folder: "opentype/linux-libertine",
      files: [
        "LinLibertine_R.otf", "LinLibertine_RI.otf", "LinLibertine_RB.otf",
        "LinLibertine_RBI.otf", "LinBiolinum_R.otf", "LinBiolinum_RI.otf", "LinBiolinum_RB.otf",
      ]),
    Package(
      name: "fonts-dejavu-core", folder: "truetype/dejavu",
      files: [
        "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf",
        "DejaVuSansMono-Bold.ttf",
      ]),
    Package(
      name: "fonts-stix", folder: "opentype/stix",
      files: ["STIXGeneral-Regular.otf", "STIXGeneral-Italic.otf"]),
    Package(
      name: "fonts-noto-cjk", folder: "opentype/noto", files: ["NotoSansCJK-Regular.ttc"],
      isOptional: true),
  ]

  /// The font files, in a fixed order.
  let files: [String]
  /// Optional packages that are not installed.
  public let missing: [String]

  /// Looks for the fonts where Debian and Ubuntu install them.
  ///
  /// - Throws: ``RenderingError/missingFonts(files:package:)``.
  public init() throws(RenderingError) {
    var files: [String] = []
    var missing: [String] = []
    for package in Self.packages {
      let paths = package.files.map { "/usr/share/fonts/\(package.folder)/\($0)" }
      let absent = paths.filter { !FileManager.default.isReadableFile(atPath: $0) }
      if absent.isEmpty {
        files += paths
      } else if package.isOptional {
        missing.append(package.name)
      } else {
        throw .missingFonts(files: absent, package: package.name)
      }
    }
    self.files = files
    self.missing = missing
  }

  /// The name by which Pango knows a family.
  static func name(of family: Charts.Font.Family) -> String {
    switch family {
    case .sans: "Linux Biolinum O, DejaVu Sans"
    case .serif: "Linux Libertine O, DejaVu Sans"
    case .mono: "DejaVu Sans Mono"
    case .math: "STIXGeneral, DejaVu Sans"
    }
  }
}
