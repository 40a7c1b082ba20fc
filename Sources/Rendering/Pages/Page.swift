import Charts

/// One page with everything at its place; coordinates count from the top left corner of the paper.
struct Page: Sendable {
  var content = Slab(height: 0)
  var outline: [OutlinePlace] = []

  /// A bookmark and where it leads.
  struct OutlinePlace: Sendable {
    var entry: Slab.OutlineEntry
    var y: Double
  }
}
