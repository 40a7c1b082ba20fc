import Charts
import Testing

@testable import Rendering

struct SceneRendererTests {
  /// All three forms of a scene.
  private struct Forms: Hashable {
    var png: [UInt8]
    var pdf: [UInt8]
    var svg: String

    init(_ scene: Scene, _ renderer: SceneRenderer) throws {
      png = try renderer.png(scene, scale: 1)
      pdf = try renderer.pdf(scene)
      svg = try renderer.svg(scene, idPrefix: "fig")
    }
  }

  @Test func theHundredthDrawingIsTheFirst() throws {
    let renderer = try Samples.renderer()
    let first = try Forms(Samples.mixed, renderer)
    for index in 0..<99 {
      // Others in between, so that glyphs come and sizes change.
      let other = Samples.text("other \(index)", at: .zero, Font(sizePoints: Double(6 + index % 9)))
      _ = try renderer.svg(Samples.page(other), idPrefix: "other")
      #expect(try Forms(Samples.mixed, renderer) == first)
    }
  }

  @Test func manyTasksDrawTheSame() async throws {
    let first = try Forms(Samples.mixed, Samples.renderer())
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let renderer = try Samples.renderer()
          return try (0..<5).allSatisfy { _ in try Forms(Samples.mixed, renderer) == first }
        }
      }
      for try await same in group { #expect(same) }
    }
  }

  @Test func anEmptySceneIsBlank() throws {
    let renderer = try Samples.renderer()
    let scene = Scene(width: 30, height: 20, background: Samples.white)
    #expect(try PNGReader(try renderer.png(scene)).ink() == nil)
    #expect(try renderer.pdf(scene).starts(with: Array("%PDF-1.5".utf8)))
    #expect(try renderer.svg(scene, idPrefix: "a").contains("viewBox=\"0 0 30 20\""))
  }

  @Test(arguments: [
    (0.0, 10.0), (10.0, -1.0), (40_000.0, 10.0), (1e300, 10), (Double.nan, 10.0),
    (.infinity, .infinity),
  ])
  func impossibleSizesAreRefused(_ width: Double, _ height: Double) throws {
    let renderer = try Samples.renderer()
    let scene = Scene(width: width, height: height)
    #expect(throws: RenderingError.self) { try renderer.png(scene, scale: 1) }
    #expect(throws: RenderingError.self) { try renderer.pdf(scene) }
    #expect(throws: RenderingError.self) { try renderer.svg(scene, idPrefix: "a") }
  }

  @Test(arguments: [0, -1, 400, 1e300, .nan, .infinity])
  func impossibleScalesAreRefused(_ scale: Double) throws {
    let renderer = try Samples.renderer()
    #expect(throws: RenderingError.self) { try renderer.png(Samples.mixed, scale: scale) }
  }

  @Test func tooManyPixelsAreRefusedBeforeTheyTakeMemory() throws {
    let renderer = try Samples.renderer()
    let scene = Scene(width: 30_000, height: 30_000)
    #expect(
      throws: RenderingError.impossibleSize(width: 30_000, height: 30_000, unit: "pixels")
    ) { try renderer.png(scene, scale: 1) }
  }
}
