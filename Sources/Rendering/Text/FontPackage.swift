/// The font files that come in one package of Debian and Ubuntu.
struct FontPackage: Hashable, Sendable {
  var name: String
  /// Where the package installs its fonts, the same on Debian and Ubuntu.
  var folder: String
  var files: [String]
  /// Whether everything works without it, but for the letters that it alone has.
  var isOptional = false

  var paths: [String] { files.map { folder + "/" + $0 } }

  /// What the pictures and pages are set in.
  ///
  /// Lato holds up at the 6 to 8 points of a chart's labels and has every superscript, subscript,
  /// Greek and Cyrillic letter in four faces; Linux Libertine is made for running text; DejaVu is
  /// the mono, and stands in for what the others lack.
  static let all = [
    FontPackage(
      name: "fonts-lato", folder: "/usr/share/fonts/truetype/lato",
      files: ["Lato-Regular.ttf", "Lato-Italic.ttf", "Lato-Bold.ttf", "Lato-BoldItalic.ttf"]),
    FontPackage(
      name: "fonts-linuxlibertine", folder: "/usr/share/fonts/opentype/linux-libertine",
      files: [
        "LinLibertine_R.otf", "LinLibertine_RI.otf", "LinLibertine_RB.otf",
        "LinLibertine_RBI.otf",
      ]),
    FontPackage(
      name: "fonts-texgyre-math",
      folder: "/usr/share/texmf/fonts/opentype/public/tex-gyre-math",
      files: ["texgyretermes-math.otf"]),
    FontPackage(
      name: "fonts-dejavu-core", folder: "/usr/share/fonts/truetype/dejavu",
      files: [
        "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf",
        "DejaVuSansMono-Bold.ttf",
      ]),
    FontPackage(
      name: "fonts-noto-cjk", folder: "/usr/share/fonts/opentype/noto",
      files: ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"], isOptional: true),
  ]
}
