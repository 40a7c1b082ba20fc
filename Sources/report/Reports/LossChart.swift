import ExperimentSpecs
import Foundation

/// The curve of a training's losses as a chart in the subset of Vega-Lite.
struct LossChart {
  private struct Point: Encodable {
    let tokens: Int
    let loss: Double
    let of: String
  }

  private let points: [Point]
  private let title: String

  /// The most points of the training curve; each is the mean of steps that lie together.
  private static let most = 200

  init(_ losses: [LossRecord], title: String) {
    self.title = title
    let size = max(1, (losses.count + Self.most - 1) / Self.most)
    let means = stride(from: 0, to: losses.count, by: size).compactMap { start -> Point? in
      let part = losses[start..<min(start + size, losses.count)]
      guard let last = part.last else { return nil }
      let mean = part.reduce(0) { $0 + $1.loss } / Double(part.count)
      return Point(tokens: last.tokens, loss: mean, of: "training")
    }
    points =
      means
      + losses.compactMap { loss in
        loss.validationLoss.map { Point(tokens: loss.tokens, loss: $0, of: "held-out files") }
      }
  }

  func json() throws -> Data {
    struct Spec: Encodable {
      struct Values: Encodable { let values: [Point] }
      struct Channel: Encodable {
        struct Axis: Encodable { let format: String }
        struct Scale: Encodable {
          let type: String
          let zero: Bool?
        }
        let field: String
        let type: String
        let title: String?
        var axis: Axis?
        var scale: Scale?
      }
      let schema = "https://vega.github.io/schema/vega-lite/v5.json"
      let title: String
      let data: Values
      let mark = "line"
      let encoding: [String: Channel]
      enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case title, data, mark, encoding
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(
      Spec(
        title: title, data: .init(values: points),
        encoding: [
          "x": .init(
            field: "tokens", type: "quantitative", title: "Tokens read",
            axis: .init(format: "~s")),
          "y": .init(
            field: "loss", type: "quantitative", title: "Loss (nats a token)",
            scale: .init(type: "linear", zero: false)),
          "color": .init(field: "of", type: "nominal", title: "Loss of"),
        ]))
  }
}
