/// How charts look: sizes, faces, colours. All lengths are points.
public struct Theme: Hashable, Sendable {
  /// The themes that a spec can name.
  public enum Name: String, SpecName {
    /// For print and screen at column width.
    case standard = "default"
    /// Light ink on a dark ground.
    case dark
    /// Larger plots and letters, for slides and full pages.
    case wide
    /// After the look of the Codex paper's figures.
    case paper
  }

  public var name: Name
  public var family: Font.Family = .sans
  public var sizes = Sizes()
  public var inks = Inks()
  public var palette = Palette()
  public var plot = PlotDefaults()
  /// What tells series apart besides colour, where a spec does not say.
  public var secondChannel = SecondChannel.none

  /// Sizes of letters and gaps.
  public struct Sizes: Hashable, Sendable {
    public var title = 12.0
    public var subtitle = 10.5
    public var caption = 9.0
    public var axisTitle = 10.5
    public var axisLabel = 9.5
    public var legendTitle = 9.5
    public var legendLabel = 9.5
    public var header = 10.0
    public var markText = 9.5
    public var tickLength = 4.0
    /// Between ticks and labels.
    public var labelGap = 3.0
    /// Between labels and the axis title.
    public var titleGap = 5.0
    /// Between plot and legend.
    public var legendGap = 14.0
    /// Around the whole picture.
    public var padding = 5.0
    /// Between views that stand beside each other.
    public var spacing = 20.0
    public var labelLimit = 180.0
    public var lineWidth = 1.6
    public var hairline = 0.6
  }

  /// Colours of all that is not data.
  public struct Inks: Hashable, Sendable {
    public var background: Color? = Color(rgb: 0xFFFFFF)
    public var title = Color(rgb: 0x111111)
    public var text = Color(rgb: 0x333333)
    public var axis = Color(rgb: 0x666666)
    public var grid = Color(rgb: 0xE4E4E4)
    public var gridWidth = 0.6
    /// The frame of a plot; `nil` for none.
    public var frame: Color? = Color(rgb: 0xCCCCCC)
    /// Ground of a legend that stands inside the plot.
    public var legendGround = Color(rgb: 0xFFFFFF, opacity: 0.85)
    /// Marks without a colour of their own.
    public var rule = Color(rgb: 0x222222)
  }

  /// Sizes and scale defaults of plots.
  public struct PlotDefaults: Hashable, Sendable {
    public var width = 300.0
    public var height = 200.0
    /// Points for each category.
    public var step = 20.0
    /// The part of the domain that is added at both ends of continuous position scales.
    public var margin = 0.0
  }

  public init(_ name: Name = .standard) {
    self.name = name
    switch name {
    case .standard: break
    case .dark: makeDark()
    case .wide: makeWide()
    case .paper: makePaper()
    }
  }

  /// The theme for print and screen at column width.
  public static let standard = Theme(.standard)

  private mutating func makeDark() {
    inks.background = Color(rgb: 0x16191D)
    inks.title = Color(rgb: 0xF4F4F4)
    inks.text = Color(rgb: 0xD6D6D6)
    inks.axis = Color(rgb: 0x9A9A9A)
    inks.grid = Color(rgb: 0x30353B)
    inks.frame = Color(rgb: 0x454B52)
    inks.legendGround = Color(rgb: 0x16191D, opacity: 0.85)
    inks.rule = Color(rgb: 0xE0E0E0)
    palette = .dark
  }

  private mutating func makeWide() {
    sizes.title = 16
    sizes.subtitle = 13
    sizes.caption = 11
    sizes.axisTitle = 13
    sizes.axisLabel = 12
    sizes.legendTitle = 12
    sizes.legendLabel = 12
    sizes.header = 12.5
    sizes.markText = 12
    sizes.tickLength = 5
    sizes.labelLimit = 240
    sizes.lineWidth = 2.2
    plot.width = 560
    plot.height = 300
    plot.step = 28
  }

  private mutating func makePaper() {
    sizes.title = 8
    sizes.subtitle = 7
    sizes.caption = 7
    sizes.axisTitle = 7
    sizes.axisLabel = 7
    sizes.legendTitle = 6
    sizes.legendLabel = 6
    sizes.header = 7
    sizes.markText = 7
    sizes.tickLength = 3.5
    sizes.lineWidth = 1
    sizes.hairline = 0.8
    inks.text = Color(rgb: 0x000000)
    inks.title = Color(rgb: 0x000000)
    inks.axis = Color(rgb: 0x000000)
    inks.grid = Color(rgb: 0xB0B0B0, opacity: 0.5)
    inks.gridWidth = 0.5
    inks.frame = Color(rgb: 0x000000)
    inks.legendGround = Color(rgb: 0xFFFFFF, opacity: 0.8)
    palette = .paper
    plot.width = 230
    plot.height = 160
    plot.margin = 0.05
  }
}
