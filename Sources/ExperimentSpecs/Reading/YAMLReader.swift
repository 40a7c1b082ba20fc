import Foundation
import Yams

/// Reads one YAML document into the same tree that JSON gives.
///
/// Scalars follow the core schema of YAML 1.2 (see ``CoreSchema``), whatever the parser's own
/// defaults are. Aliases are followed within ``ReadingLimits``; merge keys (`<<`) are not merged.
struct YAMLReader {
  private let file: String
  private let limits: ReadingLimits
  private var nodes = 0

  init(file: String, limits: ReadingLimits = ReadingLimits()) {
    self.file = file
    self.limits = limits
  }

  /// - Throws: The first thing that is no YAML or has no counterpart in JSON, with its place.
  mutating func read(_ text: String) throws(SpecProblem) -> SpecNode {
    let start = SourcePosition(file: file, line: 1, column: 1)
    guard Self.aliases(in: text) <= limits.aliases else {
      throw SpecProblem("more than \(limits.aliases) aliases (`*name`)", at: start)
    }
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch {
      throw problem(from: error, text: text)
    }
    guard let root else { throw SpecProblem("the file is empty", at: start) }
    return try tree(root, parent: start, depth: 0)
  }

  private mutating func tree(
    _ node: Node, parent: SourcePosition, depth: Int
  ) throws(SpecProblem) -> SpecNode {
    let place = position(node.mark) ?? parent
    nodes += 1
    guard depth <= limits.depth else {
      throw SpecProblem(
        "more than \(limits.depth) objects and lists inside each other", at: place)
    }
    guard nodes <= limits.nodes else {
      throw SpecProblem("more than \(limits.nodes) values", at: place)
    }
    switch node {
    case .scalar(let scalar): return SpecNode(try value(of: scalar, at: place), at: place)
    case .sequence(let sequence):
      var elements: [SpecNode] = []
      for element in sequence {
        elements.append(try tree(element, parent: place, depth: depth + 1))
      }
      return SpecNode(.list(elements), at: place)
    case .mapping(let mapping):
      return SpecNode(.object(try members(of: mapping, at: place, depth: depth)), at: place)
    case .alias: throw SpecProblem("an alias without its anchor", at: place)
    }
  }

  private mutating func members(
    of mapping: Node.Mapping, at place: SourcePosition, depth: Int
  ) throws(SpecProblem) -> [SpecNode.Member] {
    var members: [SpecNode.Member] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let keyPosition = position(key.mark) ?? place
      guard case .scalar(let scalar) = key else {
        throw SpecProblem("a key must be a text", at: keyPosition)
      }
      guard seen.insert(scalar.string).inserted else {
        throw SpecProblem(
          "the key `\(scalar.string)` comes twice in this object", at: keyPosition)
      }
      let node = try tree(value, parent: keyPosition, depth: depth + 1)
      members.append(SpecNode.Member(key: scalar.string, keyPosition: keyPosition, node: node))
    }
    return members
  }

  private func value(
    of scalar: Node.Scalar, at place: SourcePosition
  ) throws(SpecProblem) -> SpecNode.Value {
    // The tag's description is its name as written: asking for the tag itself would resolve it
    // by the parser's schema of YAML 1.1.
    switch scalar.tag.description {
    case "" where scalar.style == .plain: return CoreSchema.value(of: scalar.string)
    case "", "!", "tag:yaml.org,2002:str": return .string(scalar.string)
    case "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int",
      "tag:yaml.org,2002:float":
      return CoreSchema.value(of: scalar.string)
    case let tag: throw SpecProblem("the tag `\(tag)` is not supported", at: place)
    }
  }

  private func position(_ mark: Mark?) -> SourcePosition? {
    mark.map { SourcePosition(file: file, line: max($0.line, 1), column: max($0.column, 1)) }
  }
}

extension YAMLReader {
  /// An upper bound of the aliases: asterisks that start a word.
  private static func aliases(in text: String) -> Int {
    var count = 0
    var previous: UInt8 = 0x20
    var isCandidate = false
    for byte in text.utf8 {
      if isCandidate, byte > 0x20 { count += 1 }
      isCandidate =
        byte == UInt8(ascii: "*") && (previous <= 0x20 || "[{,:-?".utf8.contains(previous))
      previous = byte
    }
    return count
  }

  private func problem(from error: any Error, text: String) -> SpecProblem {
    let start = SourcePosition(file: file, line: 1, column: 1)
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let story = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      return SpecProblem("no valid YAML: \(story)", at: position(mark) ?? start)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0)`" }.joined(separator: ", ")
      return SpecProblem(
        "the key \(names) comes twice in this object", at: position(context.mark) ?? start)
    case .reader(let problem, let offset, _, _):
      return SpecProblem(
        "no valid YAML: \(problem)", at: offset.map { place(ofByte: $0, in: text) } ?? start)
    default: return SpecProblem("no valid YAML", at: start)
    }
  }

  private func place(ofByte offset: Int, in text: String) -> SourcePosition {
    let before = text.utf8.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count { $0 & 0xC0 != 0x80 }
    return SourcePosition(file: file, line: line, column: column + 1)
  }
}
