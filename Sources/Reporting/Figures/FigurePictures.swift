import Archives
import Charts
import ExperimentSpecs
import Rendering

/// A figure as it is drawn, in every format.
struct FigurePictures: Sendable {
  let png: [UInt8]
  let pdf: [UInt8]
  let svg: String

  /// The pictures of a chart, from the shelf where they are there.
  ///
  /// - Parameter look: All that a picture depends on beside its chart: libraries and fonts.
  /// - Throws: `RenderingError`.
  init(
    of scene: Scene, chart: [UInt8], id: String, look: JSONValue, shelf: Shelf,
    drawing: SceneRenderer
  ) throws(RenderingError) {
    let key: JSONValue = [
      "what": "pictures", "chart": .string(SHA256.hexDigest(of: chart)),
      "id": .string(id), "look": look,
    ]
    if let known = shelf.bytes(for: key).flatMap(Self.init) {
      self = known
      return
    }
    svg = try drawing.svg(scene, idPrefix: id)
    png = try drawing.png(scene)
    pdf = try drawing.pdf(scene, title: id)
    shelf.keep(bytes, for: key)
  }

  private var bytes: [UInt8] {
    var output = ByteWriter()
    output.add(svg)
    output.add(png.count)
    output.add(pdf.count)
    return output.bytes + png + pdf
  }

  private init?(_ bytes: [UInt8]) {
    var input = ByteReader(bytes)
    guard let svg = try? input.text(), let first = try? input.integer(),
      let second = try? input.integer(), first >= 0, second >= 0,
      input.rest.count == first + second
    else { return nil }
    self.svg = svg
    png = Array(input.rest.prefix(first))
    pdf = Array(input.rest.suffix(second))
  }
}
