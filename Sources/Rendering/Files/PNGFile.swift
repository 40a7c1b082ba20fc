import CZlib

/// A PNG file: 8 bits for each colour, with opacity only where the picture has any; no text, no
/// time. Written here rather than by Cairo because Cairo's takes four times as long.
///
/// PNG specification, third edition, <https://www.w3.org/TR/png-3/>.
enum PNGFile {
  /// - Parameter pixelsPerPoint: So that programs show the picture at its size.
  /// - Throws: ``RenderingError/compression(code:)``.
  static func bytes(
    of raster: borrowing Raster, pixelsPerPoint: Double
  ) throws(RenderingError) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var header = UInt32(raster.width).bytes + UInt32(raster.height).bytes
    header += [8, raster.hasAlpha ? 6 : 2, 0, 0, 0]
    file.appendChunk("IHDR", header)
    // Colours are sRGB, meant to be shown as they are.
    file.appendChunk("sRGB", [0])
    let perMetre = UInt32((pixelsPerPoint * 72 / 0.0254).rounded())
    file.appendChunk("pHYs", perMetre.bytes + perMetre.bytes + [1])
    file.appendChunk("IDAT", try compressed(raster.hasAlpha ? rgba(raster) : rgb(raster)))
    file.appendChunk("IEND", [])
    return file
  }

  /// The rows, each after the number of its filter: 0, none, as drawings are flat.
  private static func rgb(_ raster: borrowing Raster) -> [UInt8] {
    let (width, height) = (raster.width, raster.height)
    let length = 1 + 3 * width
    return unsafe raster.withPixels { pixels, stride in
      unsafe [UInt8](unsafeUninitializedCapacity: length * height) { bytes, count in
        // Safe: both loops stay inside the buffers, whose sizes they are made of.
        for row in 0..<height {
          var next = row * length
          unsafe bytes[next] = 0
          for column in 0..<width {
            let pixel = unsafe pixels[row * stride + column]
            unsafe bytes[next + 1] = UInt8(truncatingIfNeeded: pixel >> 16)
            unsafe bytes[next + 2] = UInt8(truncatingIfNeeded: pixel >> 8)
            unsafe bytes[next + 3] = UInt8(truncatingIfNeeded: pixel)
            next += 3
          }
        }
        count = length * height
      }
    }
  }

  private static func rgba(_ raster: borrowing Raster) -> [UInt8] {
    let (width, height) = (raster.width, raster.height)
    return unsafe raster.withPixels { pixels, stride in
      var bytes: [UInt8] = []
      bytes.reserveCapacity((1 + 4 * width) * height)
      for row in 0..<height {
        bytes.append(0)
        for column in 0..<width {
          // Safe: inside the picture.
          let pixel = unsafe pixels[row * stride + column]
          let opacity = pixel >> 24
          for shift: UInt32 in [16, 8, 0] {
            let part = (pixel >> shift) & 0xFF
            // Cairo multiplies colours by the opacity; PNG does not.
            bytes.append(
              opacity == 0 ? 0 : UInt8(min(255, (part * 255 + opacity / 2) / opacity)))
          }
          bytes.append(UInt8(opacity))
        }
      }
      return bytes
    }
  }

  private static func compressed(_ bytes: [UInt8]) throws(RenderingError) -> [UInt8] {
    var code = Z_OK
    let result = unsafe [UInt8](unsafeUninitializedCapacity: Int(compressBound(uLong(bytes.count))))
    { target, count in
      var length = uLong(target.count)
      // Safe: zlib writes at most `length` bytes. Level 3 takes half the time of 6, for 6 % more.
      code = unsafe compress2(target.baseAddress, &length, bytes, uLong(bytes.count), 3)
      count = code == Z_OK ? Int(length) : 0
    }
    guard code == Z_OK else { throw .compression(code: code) }
    return result
  }
}

extension [UInt8] {
  fileprivate mutating func appendChunk(_ name: String, _ data: [UInt8]) {
    let named = Array(name.utf8) + data
    self += UInt32(data.count).bytes
    self += named
    // Safe: zlib reads as many bytes as it is told.
    self += UInt32(unsafe crc32(0, named, uInt(named.count))).bytes
  }
}

extension UInt32 {
  /// The most significant byte first.
  fileprivate var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
