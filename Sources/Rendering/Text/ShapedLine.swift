import CPango
import Charts

/// One line of text, shaped: a Pango layout and what is known of its size.
@safe
struct ShapedLine: ~Copyable {
  let layout: OpaquePointer

  init(_ string: String, font: Charts.Font, _ typesetter: Typesetter) {
    unsafe self.init(string, font: font, typesetter.context)
  }

  init(_ string: String, font: Charts.Font, _ context: OpaquePointer) {
    // Safe: pango_layout_new never returns null; the layout keeps its own references.
    unsafe layout = pango_layout_new(context)
    unsafe pango_layout_set_single_paragraph_mode(layout, 1)
    unsafe pango_layout_set_auto_dir(layout, 1)
    let bytes = Array(string.utf8)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe pango_layout_set_text(layout, characters.baseAddress, Int32(characters.count))
      }
    }
    let description = unsafe pango_font_description_new()
    unsafe pango_font_description_set_family(description, FontCatalog.name(of: font.family))
    unsafe pango_font_description_set_absolute_size(
      description, font.sizePoints * Double(PANGO_SCALE))
    unsafe pango_font_description_set_weight(
      description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    unsafe pango_font_description_set_style(
      description, font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    unsafe pango_layout_set_font_description(layout, description)
    unsafe pango_font_description_free(description)
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(layout))
  }

  var extent: TextExtent {
    var logical = PangoRectangle()
    unsafe pango_layout_get_extents(layout, nil, &logical)
    let baseline = unsafe Double(pango_layout_get_baseline(layout))
    let scale = Double(PANGO_SCALE)
    return TextExtent(
      width: Double(logical.width) / scale, ascent: (baseline - Double(logical.y)) / scale,
      descent: (Double(logical.y) + Double(logical.height) - baseline) / scale)
  }

  /// Where the text begins, counted from its anchor, in points.
  func start(for anchor: Scene.Text.Anchor) -> Double {
    switch anchor {
    case .start: 0
    case .middle: -extent.width / 2
    case .end: -extent.width
    }
  }
}
