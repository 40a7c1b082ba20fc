import CCommonMark
import Synchronization

/// A syntax tree of cmark-gfm: the one place where the reader holds pointers.
///
/// Source: GitHub Flavored Markdown, <https://github.github.com/gfm/>, with footnotes.
@safe struct CommonMarkTree: ~Copyable {
  /// Freed with the value; its nodes never leave this file.
  private let root: OpaquePointer

  /// Registering is not safe in two threads at once; a static value is made exactly once.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// The parser's own version.
  // Safe: the library gives a literal.
  static var parserVersion: String { unsafe String(cString: cmark_version_string()) }

  /// One text is parsed at a time: for the length of a parse the library keeps the letters that its
  /// extensions look for in a table of the whole process, and a second parse would clear it.
  private static let turn = Mutex(())

  /// - Throws: ``NotebookError/unreadable`` if cmark has no memory left.
  init(parsing text: String) throws(NotebookError) {
    guard Self.extensionsAreRegistered else { throw .unreadable }
    // The address is all that leaves the lock.
    let address = Self.turn.withLock { _ in
      unsafe Self.parse(text).map { UInt(bitPattern: $0) }
    }
    guard let address, let root = unsafe OpaquePointer(bitPattern: address) else {
      throw .unreadable
    }
    unsafe self.root = unsafe root
  }

  /// - Returns: The root of the tree; `nil` without memory.
  private static func parse(_ text: String) -> OpaquePointer? {
    let options =
      CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    guard let parser = unsafe cmark_parser_new(options) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let found = unsafe cmark_find_syntax_extension(name) else { return nil }
      unsafe cmark_parser_attach_syntax_extension(parser, found)
    }
    var bytes = text
    bytes.withUTF8 { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return nil }
    unsafe cmark_consolidate_text_nodes(root)
    return unsafe root
  }

  deinit { unsafe cmark_node_free(root) }

  /// The tree as plain values.
  ///
  /// - Parameter firstLine: The line of the notebook on which the parsed text begins.
  /// - Throws: ``NotebookError/tooDeep(line:limit:)`` if blocks or runs nest too deeply.
  borrowing func asMarkup(firstLine: Int) throws(NotebookError) -> Markup {
    unsafe try Self.markup(of: root, offset: firstLine - 1, parentLine: firstLine, depth: 0)
  }

  private static func markup(
    of node: OpaquePointer, offset: Int, parentLine: Int, depth: Int
  ) throws(NotebookError) -> Markup {
    let start = unsafe Int(cmark_node_get_start_line(node))
    let line = start > 0 ? max(start + offset, parentLine) : parentLine
    guard depth <= Notebook.depthLimit else {
      throw .tooDeep(line: line, limit: Notebook.depthLimit)
    }
    var result = Markup(kind: unsafe kind(of: node, line: line), line: line)
    // cmark counts lines inside a paragraph in its own way; its breaks say it exactly.
    var childLine = line
    var child = unsafe cmark_node_first_child(node)
    while let current = unsafe child {
      let converted = unsafe try markup(
        of: current, offset: offset, parentLine: childLine, depth: depth + 1)
      switch converted.kind {
      case .softBreak, .lineBreak: childLine += 1
      default: break
      }
      result.children.append(converted)
      unsafe child = unsafe cmark_node_next(current)
    }
    return result
  }

  private static func kind(of node: OpaquePointer, line: Int) -> Markup.Kind {
    let literal = unsafe string(cmark_node_get_literal(node))
    // Not all versions of cmark-gfm have words for these two.
    let type = unsafe cmark_node_get_type(node)
    if type == CMARK_NODE_FOOTNOTE_REFERENCE { return .footnoteReference(literal) }
    if type == CMARK_NODE_FOOTNOTE_DEFINITION { return .footnoteDefinition }
    switch unsafe string(cmark_node_get_type_string(node)) {
    case "heading": return unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
    case "paragraph": return .paragraph
    case "list": return unsafe list(node)
    case "item": return .item(checked: nil)
    case "tasklist":
      return .item(checked: unsafe cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "block_quote": return .quote
    case "code_block":
      let info = unsafe string(cmark_node_get_fence_info(node))
      if let directive = Directive(info: info, text: literal, line: line) {
        return .directive(directive)
      }
      return .code(info: info, text: literal)
    case "thematic_break": return .rule
    case "html_block": return .html(literal)
    case "table": return unsafe .table(alignments(of: node))
    case "table_header", "table_row": return .row
    case "table_cell": return .cell
    case "text": return .text(literal)
    case "emph": return .emphasis
    case "strong": return .strong
    case "strikethrough": return .strikethrough
    case "code": return .codeSpan(literal)
    case "link": return unsafe .link(destination: string(cmark_node_get_url(node)))
    case "image": return unsafe .image(destination: string(cmark_node_get_url(node)))
    case "html_inline": return .html(literal)
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "document": return .document
    default: return .text(literal)
    }
  }

  private static func list(_ node: OpaquePointer) -> Markup.Kind {
    let tight = unsafe cmark_node_get_list_tight(node) == 1
    guard unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
      return .bulletList(tight: tight)
    }
    return unsafe .orderedList(start: Int(cmark_node_get_list_start(node)), tight: tight)
  }

  private static func alignments(
    of node: OpaquePointer
  ) -> [Table.Alignment] {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else {
      return Array(repeating: .leading, count: count)
    }
    return (0..<count).map { column in
      switch unsafe letters[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .trailing
      default: .leading
      }
    }
  }

  private static func string(_ characters: UnsafePointer<CChar>?) -> String {
    guard let characters = unsafe characters else { return "" }
    return unsafe String(cString: characters)
  }
}
