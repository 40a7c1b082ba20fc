import CPango
public import Charts

/// Measures and shapes text with Pango over the fonts of one ``FontCatalog``.
///
/// Hinting is off and positions are not rounded, so that text has the same size on a screen, on
/// paper and in a measurement. Pango's objects belong to one thread: make one for each.
@safe
public final class Typesetter: TextMeasuring {
  private let config: OpaquePointer
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer

  /// - Throws: ``RenderingError/unusableFonts(reason:)``.
  public init(_ catalog: FontCatalog) throws(RenderingError) {
    guard let config = unsafe FcConfigCreate() else {
      throw .unusableFonts(reason: "fontconfig gives no configuration")
    }
    for file in catalog.files {
      // Safe: the call copies the name.
      guard unsafe FcConfigAppFontAddFile(config, file) == FcTrue else {
        unsafe FcConfigDestroy(config)
        throw .unusableFonts(reason: "fontconfig cannot read \(file)")
      }
    }
    guard let map = unsafe pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT),
      let context = unsafe pango_font_map_create_context(map)
    else {
      unsafe FcConfigDestroy(config)
      throw .unusableFonts(reason: "Pango was built without FreeType")
    }
    unsafe pango_fc_font_map_set_config(OpaquePointer(map), config)
    unsafe self.config = config
    unsafe fontMap = map
    unsafe self.context = context
    setOptions()
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(context))
    unsafe g_object_unref(UnsafeMutableRawPointer(fontMap))
    unsafe FcConfigDestroy(config)
  }

  private func setOptions() {
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    unsafe pango_cairo_context_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
    // One Pango point is one of ours.
    unsafe pango_cairo_context_set_resolution(context, 72)
    unsafe pango_context_set_round_glyph_positions(context, 0)
    // The language must not come from the user's locale.
    unsafe pango_context_set_language(context, pango_language_from_string("en"))
  }

  public func extent(of string: String, font: Charts.Font) -> TextExtent {
    unsafe ShapedLine(string, font: font, context).extent
  }
}
