/// One page with everything at its place; coordinates count from the top left corner of the paper.
struct Page: Sendable {
  var content = Slab(height: 0)
  /// The bookmarks that lead to this page, in reading order.
  var outline: [Slab.OutlineEntry] = []
}
