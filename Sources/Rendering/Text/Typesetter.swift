import CPango
public import Charts

/// Measures and shapes text with Pango over the fonts of one ``FontCatalog``.
///
/// Hinting is off and positions are not rounded, so that text has the same size on a screen, on
/// paper and in a measurement. Neither the machine's language nor its font settings matter.
/// Pango's objects must not be used by two threads at once: make a typesetter for each task.
@safe
public final class Typesetter: TextMeasuring {
  private let configuration: FontConfiguration
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  /// By file.
  private var faces: [String: FontFace] = [:]
  /// By the address of Pango's font, which is kept so that no other comes to lie there.
  private var fonts: [Int: KeptFont] = [:]
  private var lines: [LineKey: ShapedLine] = [:]

  private struct LineKey: Hashable {
    var string: String
    var font: Font
  }

  /// How many lines are remembered; measured in layout, most are asked for again in drawing.
  private static let rememberedLines = 4096

  /// A letter that every font has.
  private static let plainLetter = "x"

  /// - Throws: ``RenderingError/unusableFonts(reason:)``.
  public init(_ catalog: FontCatalog) throws(RenderingError) {
    configuration = try FontConfiguration(catalog)
    guard let map = unsafe pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw .unusableFonts(reason: "Pango was built without FreeType")
    }
    unsafe pango_fc_font_map_set_config(OpaquePointer(map), configuration.handle)
    unsafe fontMap = map
    // Safe: the call never returns null.
    unsafe context = pango_font_map_create_context(map)
    setOptions()
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(context))
    unsafe g_object_unref(UnsafeMutableRawPointer(fontMap))
  }

  private func setOptions() {
    let options = unsafe FontFace.unhinted()
    unsafe pango_cairo_context_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
    // One Pango point is one of ours.
    unsafe pango_cairo_context_set_resolution(context, 72)
    unsafe pango_context_set_round_glyph_positions(context, 0)
    // A language that Pango knows nothing of: for a known one it asks the environment which
    // language the other scripts are in.
    unsafe pango_context_set_language(context, pango_language_from_string("xx"))
  }

  /// The extent of `string` as one line of `font`; ascent and descent are the font's, the same for
  /// every string.
  public func extent(of string: String, font: Font) -> TextExtent {
    line(string, font: font).extent
  }

  /// `string` as one line; control characters become spaces.
  ///
  /// - Complexity: Linear in the string's length; constant if the line was asked for before.
  func line(_ string: String, font: Font) -> ShapedLine {
    let key = LineKey(string: string, font: font)
    if let known = lines[key] { return known }
    let layout = unsafe TextLayout(string, font: font, context: context)
    var line = unsafe layout.line { unsafe face(of: $0) }
    if string != Self.plainLetter {
      // The height of the font, whatever stands in for letters that it lacks: so labels in
      // several scripts have one baseline.
      let plain = self.line(Self.plainLetter, font: font).extent
      line.extent.ascent = plain.ascent
      line.extent.descent = plain.descent
    }
    if lines.count >= Self.rememberedLines { lines.removeAll(keepingCapacity: true) }
    lines[key] = line
    return line
  }

  private func face(of font: UnsafeMutablePointer<PangoFont>) -> FontFace {
    let address = Int(bitPattern: font)
    if let known = fonts[address] { return known.face }
    let name = unsafe Self.file(of: font)
    let face: FontFace
    if let known = faces[name] {
      face = known
    } else {
      // Safe: fonts of a Cairo font map have a scaled font, and that a face.
      let scaled = unsafe pango_cairo_font_get_scaled_font(OpaquePointer(font))
      face = unsafe FontFace(cairo_scaled_font_get_font_face(scaled))
      faces[name] = face
    }
    unsafe fonts[address] = KeptFont(font, face: face)
    return face
  }

  /// Names the file and the font in it.
  private static func file(of font: UnsafeMutablePointer<PangoFont>) -> String {
    let pattern = unsafe pango_fc_font_get_pattern(
      UnsafeMutableRawPointer(font).assumingMemoryBound(to: PangoFcFont.self))
    var file: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    // Safe: the pattern owns the text, which is copied.
    unsafe FcPatternGetString(pattern, FC_FILE, 0, &file)
    unsafe FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    guard let file = unsafe file else { return "#\(index)" }
    return unsafe String(cString: file) + "#\(index)"
  }
}

/// A font of Pango's that stays, with its face.
@safe
private final class KeptFont {
  let face: FontFace
  private let font: UnsafeMutablePointer<PangoFont>

  init(_ font: UnsafeMutablePointer<PangoFont>, face: FontFace) {
    self.face = face
    unsafe self.font = font
    unsafe g_object_ref(UnsafeMutableRawPointer(font))
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(font))
  }
}
