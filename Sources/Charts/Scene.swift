/// A picture as plain values: what a chart spec and its data become before anything is drawn.
///
/// Lengths are points (1/72 inch), x grows to the right and y downward from the top left corner.
/// Nodes are drawn in order, later ones over earlier ones.
public struct Scene: Hashable, Sendable {
  public var width: Double
  public var height: Double
  public var background: Color?
  public var nodes: [Node]
  /// The text alternative: one or two sentences that say what the picture shows.
  public var alternative: String

  public init(
    width: Double, height: Double, background: Color? = nil, nodes: [Node] = [],
    alternative: String = ""
  ) {
    self.width = width
    self.height = height
    self.background = background
    self.nodes = nodes
    self.alternative = alternative
  }

  /// One drawable thing.
  public indirect enum Node: Hashable, Sendable {
    case group(Group)
    case path(Path, fill: Color?, stroke: Stroke?)
    case markers(Markers)
    case text(Text)
  }

  /// Nodes that share an offset, a clip and an opacity.
  public struct Group: Hashable, Sendable {
    /// What the group is, for tests and readers: `axis-x`, `mark-0`, `legend`, `title`.
    public var role: String
    /// Where the group's own origin lies in its parent's coordinates.
    public var offset: Point
    /// In the group's own coordinates; nothing outside it is drawn.
    public var clip: Rectangle?
    /// 0…1, applied to the group as a whole, so that overlaps inside do not show through.
    public var opacity: Double
    public var nodes: [Node]

    public init(
      role: String, offset: Point = .zero, clip: Rectangle? = nil, opacity: Double = 1,
      nodes: [Node] = []
    ) {
      self.role = role
      self.offset = offset
      self.clip = clip
      self.opacity = opacity
      self.nodes = nodes
    }
  }

  /// Many copies of one outline, as in a scatter plot.
  public struct Markers: Hashable, Sendable {
    /// The outline around the origin.
    public var shape: Path
    public var centers: [Point]
    public var fill: Color?
    public var stroke: Stroke?

    public init(shape: Path, centers: [Point], fill: Color?, stroke: Stroke?) {
      self.shape = shape
      self.centers = centers
      self.fill = fill
      self.stroke = stroke
    }
  }

  /// One line of text.
  public struct Text: Hashable, Sendable {
    public var string: String
    /// Where the anchor of the baseline lies.
    public var origin: Point
    public var font: Font
    public var color: Color
    public var anchor: Anchor
    /// Clockwise, in degrees, around `origin`.
    public var rotationDegrees: Double

    public init(
      _ string: String, at origin: Point, font: Font, color: Color, anchor: Anchor = .start,
      rotationDegrees: Double = 0
    ) {
      self.string = string
      self.origin = origin
      self.font = font
      self.color = color
      self.anchor = anchor
      self.rotationDegrees = rotationDegrees
    }

    public enum Anchor: String, Hashable, Sendable { case start, middle, end }
  }
}
