import CCairo
import Testing

/// A PNG as libpng reads it, through Cairo: a reader that shares nothing with the writer.
@safe
final class PNGReader {
  let width: Int
  let height: Int
  private let pixels: [UInt32]

  private final class Source {
    var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }
  }

  init(_ bytes: [UInt8]) throws {
    let source = Source(bytes)
    let pointer = unsafe Unmanaged.passUnretained(source).toOpaque()
    let surface = unsafe withExtendedLifetime(source) {
      unsafe cairo_image_surface_create_from_png_stream(
        { pointer, target, count in
          guard let pointer = unsafe pointer, let target = unsafe target else {
            return CAIRO_STATUS_READ_ERROR
          }
          let source = unsafe Unmanaged<Source>.fromOpaque(pointer).takeUnretainedValue()
          guard source.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          for index in 0..<Int(count) { unsafe target[index] = source.rest.removeFirst() }
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    defer { unsafe cairo_surface_destroy(surface) }
    let status = unsafe cairo_surface_status(surface)
    try #require(status == CAIRO_STATUS_SUCCESS)
    let width = unsafe Int(cairo_image_surface_get_width(surface))
    let height = unsafe Int(cairo_image_surface_get_height(surface))
    let stride = unsafe Int(cairo_image_surface_get_stride(surface)) / 4
    let isOpaque = unsafe cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24
    let data = try unsafe #require(cairo_image_surface_get_data(surface))
    var pixels: [UInt32] = []
    unsafe data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { data in
      for row in 0..<height {
        for column in 0..<width {
          let pixel = unsafe data[row * stride + column]
          pixels.append(isOpaque ? pixel | 0xFF00_0000 : pixel)
        }
      }
    }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Opacity, red, green and blue from the highest byte down.
  func pixel(_ x: Int, _ y: Int) -> UInt32 { pixels[y * width + x] }

  /// The columns and rows between which there are pixels other than `paper`.
  func ink(on paper: UInt32 = 0xFFFF_FFFF) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    var columns: [Int] = []
    var rows: [Int] = []
    for y in 0..<height {
      for x in 0..<width where pixel(x, y) != paper {
        columns.append(x)
        rows.append(y)
      }
    }
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return nil }
    return (left...right, top...bottom)
  }

  /// The largest difference of any colour of any pixel.
  func difference(from other: PNGReader) -> Int {
    zip(pixels, other.pixels).map { one, two in
      [24, 16, 8, 0].map { abs(Int(one >> $0 & 255) - Int(two >> $0 & 255)) }.max() ?? 0
    }.max() ?? 0
  }

  /// How far the pixels differ from those of a picture of the same size, each by its largest
  /// difference of a colour: the mean over all of them, and that over the worst square of 8 by 8.
  func differences(from other: PNGReader) -> (mean: Double, worstSquare: Double) {
    let side = 8
    let across = (width + side - 1) / side
    var squares = [Int](repeating: 0, count: across * ((height + side - 1) / side))
    for y in 0..<height {
      for x in 0..<width {
        squares[y / side * across + x / side] += Self.step(pixel(x, y), other.pixel(x, y))
      }
    }
    let total = Double(squares.reduce(0, +))
    return (
      total / Double(max(1, pixels.count)), Double(squares.max() ?? 0) / Double(side * side)
    )
  }

  private static func step(_ one: UInt32, _ two: UInt32) -> Int {
    var largest = 0
    for shift: UInt32 in [16, 8, 0] {
      largest = max(largest, abs(Int(one >> shift & 255) - Int(two >> shift & 255)))
    }
    return largest
  }

  /// The mean darkness of all pixels, 0…255.
  var meanDarkness: Double {
    let sum = pixels.reduce(0) { $0 + Double(255 - ($1 >> 8 & 255)) }
    return sum / Double(pixels.count)
  }
}
