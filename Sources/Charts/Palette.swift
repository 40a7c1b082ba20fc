/// The colours, dashes and shapes that tell series apart.
public struct Palette: Hashable, Sendable {
  /// Colours of categories.
  public var categories: [Color]
  /// Dash patterns of categories in units of the line's width; the first is solid.
  public var dashes: [[Double]] = [
    [], [4, 1.6], [1.2, 1.4], [6, 1.6, 1.2, 1.6], [8, 3], [3, 1, 1, 1, 1, 1],
  ]
  /// Shapes of categories.
  public var shapes: [MarkerShape] = [
    .circle, .square, .triangleUp, .diamond, .cross, .triangleDown, .triangleRight, .triangleLeft,
  ]
  /// A ramp from little to much.
  public var ramp: [Color]
  /// The colour of marks where no data sets one.
  public var single: Color { categories.first ?? Color(rgb: 0) }

  /// The default colours.
  ///
  /// Those of Okabe and Ito, <https://jfly.uni-koeln.de/color/>, made for all kinds of colour
  /// vision, in an order in which neighbours also differ in grey; the yellow is darkened so that
  /// thin lines of it can be seen on white.
  public init() {
    categories = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00, 0x333333, 0xB8A800]
      .map { Color(rgb: $0) }
    ramp = ColorScheme.viridis.colors
  }

  /// Lighter forms of the default colours, for dark grounds.
  static var dark: Palette {
    var palette = Palette()
    palette.categories = [
      0x56B4E9, 0xF08A3C, 0x2FC79A, 0xE59BC4, 0xF0C54C, 0x8FA8FF, 0xDDDDDD, 0xF0E442,
    ].map { Color(rgb: $0) }
    return palette
  }

  /// matplotlib's ten colours and its dashes, as in the paper's figures.
  static var paper: Palette {
    var palette = Palette()
    palette.categories = ColorScheme.category10.categories ?? palette.categories
    palette.dashes = [[], [3.7, 1.6], [1, 1.65], [6.4, 1.6, 1, 1.6]]
    return palette
  }
}

extension ColorScheme {
  /// The colours of a scheme for categories; `nil` for a ramp.
  var categories: [Color]? {
    let colors: [UInt32]? =
      switch self {
      case .category10:
        [
          0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F,
          0xBCBD22, 0x17BECF,
        ]
      case .tableau10:
        [
          0x4C78A8, 0xF58518, 0xE45756, 0x72B7B2, 0x54A24B, 0xEECA3B, 0xB279A2, 0xFF9DA6,
          0x9D755D, 0xBAB0AC,
        ]
      case .set1:
        [
          0xE41A1C, 0x377EB8, 0x4DAF4A, 0x984EA3, 0xFF7F00, 0xFFFF33, 0xA65628, 0xF781BF,
          0x999999,
        ]
      case .set2:
        [0x66C2A5, 0xFC8D62, 0x8DA0CB, 0xE78AC3, 0xA6D854, 0xFFD92F, 0xE5C494, 0xB3B3B3]
      case .dark2:
        [0x1B9E77, 0xD95F02, 0x7570B3, 0xE7298A, 0x66A61E, 0xE6AB02, 0xA6761D, 0x666666]
      case .accent:
        [0x7FC97F, 0xBEAED4, 0xFDC086, 0xFFFF99, 0x386CB0, 0xF0027F, 0xBF5B17, 0x666666]
      case .paired:
        [
          0xA6CEE3, 0x1F78B4, 0xB2DF8A, 0x33A02C, 0xFB9A99, 0xE31A1C, 0xFDBF6F, 0xFF7F00,
          0xCAB2D6, 0x6A3D9A, 0xFFFF99, 0xB15928,
        ]
      case .okabeIto:
        [0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x000000]
      default: nil
      }
    return colors?.map { Color(rgb: $0) }
  }

  /// The colours of the scheme: the categories, or points of a ramp at equal distances.
  var colors: [Color] {
    if let categories { return categories }
    let colors: [UInt32] =
      switch self {
      case .magma:
        [
          0x000004, 0x120D31, 0x331067, 0x59157E, 0x7E2482, 0xA3307E, 0xC83E73, 0xE95462,
          0xFA7D5E, 0xFEA973, 0xFED395, 0xFCFDBF,
        ]
      case .inferno:
        [
          0x000004, 0x140B34, 0x390963, 0x5F136E, 0x85216B, 0xA92E5E, 0xCB4149, 0xE65D2F,
          0xF78410, 0xFCAE12, 0xF5DB4C, 0xFCFFA4,
        ]
      case .plasma:
        [
          0x0D0887, 0x3E049C, 0x6300A7, 0x8606A6, 0xA62098, 0xC03A83, 0xD5546E, 0xE76F5A,
          0xF68D45, 0xFDAE32, 0xFCD225, 0xF0F921,
        ]
      case .cividis:
        [
          0x00224E, 0x013271, 0x2F426D, 0x48526C, 0x5E636F, 0x727374, 0x878478, 0x9D9576,
          0xB6A96F, 0xCEBC63, 0xE7D150, 0xFEE838,
        ]
      case .blues:
        [
          0xCFE1F2, 0xBED8EC, 0xA8CEE5, 0x8FC1DE, 0x74B2D7, 0x5BA3CF, 0x4592C6, 0x3181BD, 0x206FB2,
          0x125CA4, 0x0A4A90,
        ]
      case .greens:
        [
          0xD3EECD, 0xC0E6BA, 0xABDDA5, 0x94D391, 0x7BC77D, 0x60BA6C, 0x46AB5E, 0x329A51, 0x208943,
          0x0E7735, 0x036429,
        ]
      case .greys:
        [
          0xE2E2E2, 0xD4D4D4, 0xC4C4C4, 0xB1B1B1, 0x9D9D9D, 0x888888, 0x757575, 0x626262, 0x4D4D4D,
          0x353535, 0x1E1E1E,
        ]
      case .oranges:
        [
          0xFDD8B3, 0xFDC998, 0xFDB87B, 0xFDA55E, 0xFC9244, 0xF87F2C, 0xF06B18, 0xE4580B, 0xD14904,
          0xB93D02, 0x9F3303,
        ]
      case .purples:
        [
          0xE2E1EF, 0xD4D4E8, 0xC4C5E0, 0xB4B3D6, 0xA3A0CC, 0x928EC3, 0x827CB9, 0x7566AE, 0x684EA2,
          0x5C3696, 0x501F8C,
        ]
      case .reds:
        [
          0xFDC9B4, 0xFCB49A, 0xFC9E80, 0xFC8767, 0xFA7051, 0xF6573F, 0xEC3F2F, 0xDC2A25, 0xC51B1D,
          0xB21218, 0x970B13,
        ]
      case .blueOrange:
        [
          0x134B85, 0x2F78B3, 0x5DA2CB, 0x9DCAE0, 0xD2E5EF, 0xF2F0EB, 0xFCE0BA, 0xFBBF74, 0xE8932F,
          0xC5690D, 0x994A07,
        ]
      case .redBlue:
        [
          0x8A0B25, 0xC0373D, 0xE27B62, 0xF6B396, 0xFBDCC9, 0xF2EFEE, 0xD5E5EF, 0xA4CCE3, 0x65A5CE,
          0x2F78B3, 0x134C85,
        ]
      case .purpleGreen:
        [
          0x5B1667, 0x834792, 0xA67FB6, 0xC9AED3, 0xE6D6E8, 0xEFF0EF, 0xD9EFD4, 0xAEDEA7, 0x70BB75,
          0x348F4C, 0x10682F,
        ]
      default:
        [
          0x440154, 0x482173, 0x433E85, 0x38588C, 0x2D708E, 0x25858E, 0x1E9B8A, 0x2AB07F,
          0x52C569, 0x86D549, 0xC2DF23, 0xFDE725,
        ]
      }
    return colors.map { Color(rgb: $0) }
  }

  /// Colours between which a ramp is interpolated.
  static func color(at fraction: Double, of ramp: [Color]) -> Color {
    guard let first = ramp.first, ramp.count > 1, !fraction.isNaN else {
      return ramp.first ?? Color(rgb: 0x888888)
    }
    if fraction <= 0 { return first }
    let place = min(fraction, 1) * Double(ramp.count - 1)
    let index = min(Int(place), ramp.count - 2)
    let (a, b, t) = (ramp[index], ramp[index + 1], place - Double(index))
    return Color(
      red: a.red + (b.red - a.red) * t, green: a.green + (b.green - a.green) * t,
      blue: a.blue + (b.blue - a.blue) * t, opacity: a.opacity + (b.opacity - a.opacity) * t)
  }
}
