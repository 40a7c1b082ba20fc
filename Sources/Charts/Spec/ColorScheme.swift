/// A named series or ramp of colours.
public enum ColorScheme: String, SpecName {
  case category10, tableau10, set1, set2, dark2, accent, paired
  case okabeIto = "okabeito"
  case viridis, magma, inferno, plasma, cividis
  case blues, greens, greys, oranges, purples, reds
  case blueOrange = "blueorange"
  case redBlue = "redblue"
  case purpleGreen = "purplegreen"

  static let outside = [
    "category20", "category20b", "category20c", "tableau20", "pastel1", "pastel2", "set3",
    "observable10", "turbo", "rainbow", "sinebow", "bluegreen", "bluepurple", "goldgreen",
    "goldorange", "goldred", "greenblue", "orangered", "purplebluegreen", "purpleblue",
    "purplered", "redpurple", "yellowgreenblue", "yellowgreen", "yelloworangebrown",
    "yelloworangered", "browns", "tealblues", "teals", "warmgreys", "brownbluegreen",
    "pinkyellowgreen", "purpleorange", "redgrey", "redyellowblue", "redyellowgreen", "spectral",
    "lightgreyred", "lightgreyteal", "lightmulti", "lightorange", "lighttealblue", "darkblue",
    "darkgold", "darkgreen", "darkmulti", "darkred",
  ]

  /// Whether the colours run from one to another, rather than standing for categories.
  public var isRamp: Bool { categories == nil }
}
