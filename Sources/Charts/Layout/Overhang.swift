/// How far what is drawn in a plot reaches over its edges: words beside a point at the edge, the
/// outer half of a large point on it.
struct Overhang {
  /// The size of the plot.
  let plot: Point
  let measuring: any TextMeasuring
  /// The room needed around the plot, in points.
  private(set) var margins = Block.Margins()

  init(plot: Point, measuring: any TextMeasuring) {
    self.plot = plot
    self.measuring = measuring
  }

  /// Makes room for the texts and points among `nodes`.
  mutating func include(_ nodes: [Scene.Node]) {
    for node in nodes {
      switch node {
      case .text(let text): include(text)
      case .markers(let markers): include(markers)
      case .group, .path: break
      }
    }
  }

  private mutating func include(_ text: Scene.Text) {
    // What a fixed domain leaves far outside must not blow up the picture.
    guard isNear(text.origin, within: plot) else { return }
    let extent = measuring.extent(of: text.string, font: text.font)
    let left: Double =
      switch text.anchor {
      case .start: 0
      case .middle: -extent.width / 2
      case .end: -extent.width
      }
    let (sine, cosine) = turn(text.rotationDegrees)
    for x in [left, left + extent.width] {
      for y in [-extent.ascent, extent.descent] {
        include(
          Point(
            text.origin.x + x * cosine - y * sine, text.origin.y + x * sine + y * cosine))
      }
    }
  }

  private mutating func include(_ markers: Scene.Markers) {
    let reach = (markers.stroke?.widthPoints ?? 0) / 2
    let corners = markers.shape.elements.compactMap(\.end)
    guard let left = corners.map(\.x).min(), let right = corners.map(\.x).max(),
      let top = corners.map(\.y).min(), let bottom = corners.map(\.y).max()
    else { return }
    for center in markers.centers where isNear(center, within: Point(0.5, 0.5)) {
      include(Point(center.x + left - reach, center.y + top - reach))
      include(Point(center.x + right + reach, center.y + bottom + reach))
    }
  }

  private func isNear(_ place: Point, within slack: Point) -> Bool {
    (-slack.x...plot.x + slack.x).contains(place.x)
      && (-slack.y...plot.y + slack.y).contains(place.y)
  }

  private mutating func include(_ place: Point) {
    margins.left = max(margins.left, -place.x)
    margins.right = max(margins.right, place.x - plot.x)
    margins.top = max(margins.top, -place.y)
    margins.bottom = max(margins.bottom, place.y - plot.y)
  }

  private func turn(_ degrees: Double) -> (sine: Double, cosine: Double) {
    let radians = degrees * .pi / 180
    return (sine(radians), cosine(radians))
  }
}

extension Path.Element {
  /// Where the element ends; `nil` for closing.
  fileprivate var end: Point? {
    switch self {
    case .move(let place), .line(let place), .curve(_, _, let place): place
    case .close: nil
    }
  }
}

extension Block.Margins {
  /// The larger of both on each side.
  func including(_ other: Block.Margins) -> Block.Margins {
    Block.Margins(
      left: max(left, other.left), top: max(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
