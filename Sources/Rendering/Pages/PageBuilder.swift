import Charts

/// Cuts a column of slabs into pages.
///
/// Slabs that may not be parted form a cluster, which goes to the next page as a whole; so no
/// heading ends a page and no line of a paragraph stands alone. A float that does not fit goes to
/// the top of the next page, never further than room and order ask, while the text goes on. Figures
/// keep their order and tables keep theirs.
struct PageBuilder {
  let format: PageFormat
  /// Footnotes as they stand at the foot of a page, by index.
  let notes: [Slab]

  private var pages: [Page] = []
  private var page = Page()
  /// The bottom of what stands on the page, from the top of the text.
  private var y = 0.0
  private var pageNotes: [Int] = []
  private var waiting: [Slab] = []

  init(format: PageFormat, notes: [Slab]) {
    self.format = format
    self.notes = notes
  }

  private static let noteRuleSpace = 13.0

  /// - Complexity: linear in the slabs.
  mutating func build(_ slabs: [Slab]) -> [Page] {
    for cluster in Self.clusters(slabs) { place(cluster) }
    while !waiting.isEmpty { endPage() }
    if y > 0 || pages.isEmpty || !page.content.marks.isEmpty { finishPage() }
    return pages
  }

  static func clusters(_ slabs: [Slab]) -> [[Slab]] {
    var result: [[Slab]] = []
    for slab in slabs {
      if slab.allowsBreakBefore || result.isEmpty {
        result.append([slab])
      } else {
        result[result.count - 1].append(slab)
      }
    }
    return result
  }

  // MARK: Clusters

  private mutating func place(_ cluster: [Slab]) {
    var cluster = cluster
    if mustNotPass(cluster) {
      while !waiting.isEmpty { endPage() }
      if !fits(cluster), y > 0, cluster.contains(where: \.isFloat) {
        if let smaller = shrunk(cluster) { cluster = smaller } else { endPage() }
      }
    }
    if maySettle(cluster) {
      for slab in cluster { add(slab) }
      return
    }
    let flow = cluster.filter { !$0.isFloat }
    waiting += cluster.filter(\.isFloat)
    guard !flow.isEmpty else { return placeWaitingIfPageIsEmpty() }
    if !fits(flow), y > 0 {
      endPage()
      for head in flow[0].repeatedHead { add(head) }
    }
    for slab in flow {
      // Only a cluster that is higher than a page is parted.
      if !fits([slab]), y > 0 {
        endPage()
        for head in slab.repeatedHead { add(head) }
      }
      add(slab)
    }
  }

  /// A heading and its picture, this so much smaller that both fit on the page; `nil` where that is
  /// too small.
  private func shrunk(_ cluster: [Slab]) -> [Slab]? {
    guard let place = cluster.indices.last, cluster[place].isFloat else { return nil }
    let others = cluster.dropLast().reduce(y) { $0 + $1.spaceBefore + $1.height }
    let room = format.textHeight - noteHeight(pageNotes) - others - cluster[place].spaceBefore
    guard let smaller = cluster[place].shrunk(to: room) else { return nil }
    return cluster.dropLast() + [smaller]
  }

  /// Whether a cluster fits where the page stands, and nothing waits that it would overtake.
  private func maySettle(_ cluster: [Slab]) -> Bool {
    fits(cluster)
      && !cluster.contains { slab in
        slab.series != nil && waiting.contains { $0.series == slab.series }
      }
  }

  /// Whether floats that wait must be placed before a cluster: where it begins a table that breaks
  /// between its rows, so that numbers follow each other, and where nothing but a float follows a
  /// heading, so that no heading stands over nothing.
  private func mustNotPass(_ cluster: [Slab]) -> Bool {
    let isLongTable = cluster.contains { slab in
      !slab.isFloat && slab.series != nil && waiting.contains { $0.series == slab.series }
    }
    let isHeadedFloat =
      cluster[0].outline != nil
      && cluster.contains(where: \.isFloat)
      && cluster.allSatisfy { $0.isFloat || $0.isHeading }
    return isLongTable || isHeadedFloat
  }

  private mutating func placeWaitingIfPageIsEmpty() {
    if y == 0 { placeWaiting() }
  }

  /// Whether the slabs and their footnotes have room below what is on the page.
  private func fits(_ slabs: [Slab]) -> Bool {
    var bottom = y
    var needed = pageNotes
    for slab in slabs {
      bottom += (bottom == 0 ? 0 : slab.spaceBefore) + slab.height
      needed += slab.notes.filter { !needed.contains($0) }
    }
    return bottom + noteHeight(needed) <= format.textHeight + 0.01
  }

  private func noteHeight(_ indices: [Int]) -> Double {
    guard !indices.isEmpty else { return 0 }
    return indices.reduce(Self.noteRuleSpace) { $0 + notes[$1].height + 2 }
  }

  private mutating func add(_ slab: Slab) {
    if y > 0 { y += slab.spaceBefore }
    let top = format.topMargin + y
    if let entry = slab.outline { page.outline.append(entry) }
    page.content.add(slab, at: Point(format.sideMargin, top))
    for note in slab.notes where !pageNotes.contains(note) { pageNotes.append(note) }
    y += slab.height
  }

  // MARK: Pages

  /// Ends the page and begins the next with the floats that wait.
  private mutating func endPage() {
    finishPage()
    placeWaiting()
  }

  private mutating func placeWaiting() {
    while let float = waiting.first, y == 0 || fits([float]) {
      waiting.removeFirst()
      add(float)
    }
  }

  private mutating func finishPage() {
    placeNotes()
    addFolio()
    pages.append(page)
    page = Page()
    y = 0
    pageNotes = []
  }

  private mutating func placeNotes() {
    guard !pageNotes.isEmpty else { return }
    var top = format.topMargin + format.textHeight - noteHeight(pageNotes)
    page.content.marks.append(
      .node(.bar(format.sideMargin, top + 6, 72, 0.5, TextStyle.soft)))
    top += Self.noteRuleSpace
    for index in pageNotes {
      page.content.add(notes[index], at: Point(format.sideMargin, top))
      page.content.anchors.append(.init(id: NoteID.id(index), y: top))
      top += notes[index].height + 2
    }
  }

  private mutating func addFolio() {
    let text = Scene.Text(
      String(pages.count + 1), at: Point(format.paper.width / 2, format.folioBaseline),
      font: Font(.sans, sizePoints: 9), color: TextStyle.soft, anchor: .middle)
    page.content.marks.append(.node(.group(.init(role: "folio", nodes: [.text(text)]))))
  }
}
