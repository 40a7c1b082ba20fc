import Charts
import Foundation

/// The fonts that all pictures and pages are set in: chosen files, whatever else is installed.
///
/// A user's own fonts and font settings change nothing: fontconfig is given this list and nothing
/// else. Only what the list lacks differs between machines, and ``missing`` tells.
public struct FontCatalog: Hashable, Sendable {
  /// The packages whose fonts are at hand, in a fixed order.
  let packages: [FontPackage]
  /// Names of the optional packages that are not installed; their scripts show as boxes.
  public let missing: [String]

  /// Names of the packages without which nothing can be drawn, for messages and set-up.
  public static let requiredPackages = FontPackage.all.filter { !$0.isOptional }.map(\.name)
  /// Names of the packages that add scripts.
  public static let optionalPackages = FontPackage.all.filter(\.isOptional).map(\.name)

  /// Looks for the fonts where Debian and Ubuntu install them.
  ///
  /// - Throws: ``RenderingError/missingFonts(files:package:)`` for the first package that is
  ///   needed and not whole.
  public init() throws(RenderingError) {
    try self.init(FontPackage.all)
  }

  init(_ wanted: [FontPackage]) throws(RenderingError) {
    var packages: [FontPackage] = []
    var missing: [String] = []
    for package in wanted {
      let absent = package.paths.filter { !FileManager.default.isReadableFile(atPath: $0) }
      if absent.isEmpty {
        packages.append(package)
      } else if package.isOptional {
        missing.append(package.name)
      } else {
        throw .missingFonts(files: absent, package: package.name)
      }
    }
    self.packages = packages
    self.missing = missing
  }

  /// The names by which Pango knows a family, the first choice first.
  ///
  /// Every family of the catalog is named, so that the stand-in for a missing letter never depends
  /// on the machine's language.
  static func names(of family: Font.Family) -> String {
    let standIns = "DejaVu Sans,Noto Sans CJK SC"
    return switch family {
    case .sans: "Lato,\(standIns)"
    case .serif: "Linux Libertine O,\(standIns)"
    case .mono: "DejaVu Sans Mono,\(standIns)"
    case .math: "TeX Gyre Termes Math,Linux Libertine O,\(standIns)"
    }
  }
}
