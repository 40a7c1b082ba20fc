import CCairo
import Charts

extension Canvas {
  /// Draws `line` with the start of its baseline at `origin`.
  func draw(_ line: ShapedLine, at origin: Point, _ color: Color) {
    set(color)
    for run in line.runs where !run.glyphs.isEmpty {
      switch medium {
      case .pixels: fillOutlines(of: run, at: origin)
      case .vector: show(run, of: line, at: origin)
      }
    }
  }

  private func fillOutlines(of run: GlyphRun, at origin: Point) {
    let scale = run.sizePoints / FontFace.unitsPerEm
    for glyph in run.glyphs {
      unsafe cairo_save(context)
      unsafe cairo_translate(context, origin.x + glyph.origin.x, origin.y + glyph.origin.y)
      unsafe cairo_scale(context, scale, scale)
      trace(run.face.outline(of: glyph.id))
      unsafe cairo_restore(context)
    }
    unsafe cairo_fill(context)
  }

  /// As text that can be selected and searched.
  private func show(_ run: GlyphRun, of line: ShapedLine, at origin: Point) {
    unsafe cairo_set_font_face(context, run.face.handle)
    unsafe cairo_set_font_size(context, run.sizePoints)
    let options = unsafe FontFace.unhinted()
    unsafe cairo_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
    var glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.id), x: origin.x + glyph.origin.x, y: origin.y + glyph.origin.y)
    }
    let clusters = run.clusters.map {
      cairo_text_cluster_t(num_bytes: Int32($0.byteCount), num_glyphs: Int32($0.glyphCount))
    }
    let text = Array(line.text.utf8)[run.bytes]
    let flags =
      run.isRightToLeft ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0)
    unsafe text.withUnsafeBytes { bytes in
      // Safe: Cairo reads as many items of each as it is told of.
      unsafe cairo_show_text_glyphs(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), &glyphs,
        Int32(glyphs.count), clusters, Int32(clusters.count), flags)
    }
  }
}
