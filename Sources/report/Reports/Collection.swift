import ExperimentSpecs
import Foundation
import Reporting

/// The spec of a collection with what its members show in it: a spec like any other, whose report
/// can be verified without them.
struct Collection {
  private let spec: LoadedSpec
  /// The members' report folders by their names, in the order of the spec.
  private let members: [(name: String, folder: URL)]

  init(_ spec: LoadedSpec, members: [(name: String, folder: URL)]) {
    self.spec = spec
    self.members = members
  }

  /// The spec with a figure `<name>.<id>` for each figure of a member, the data `<name>.<id>` for
  /// each of its tables, and, where members have tables `findings`, the data `findings` of all of
  /// them with the column `experiment`.
  ///
  /// - Throws: `SpecProblems`, `UsageError` for a report folder that cannot be read.
  func gathered() throws -> LoadedSpec {
    var figures: [JSONValue.Member] = []
    var data: [JSONValue.Member] = []
    var findings: [JSONValue] = []
    for (name, folder) in members {
      let captions = try Self.captions(in: folder)
      for file in try Self.files(in: folder.appending(path: "figures"), ending: ".vl.json") {
        let chart = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file.url))
        var figure: [JSONValue.Member] = [.init(key: "chart", value: chart)]
        if let caption = captions[file.id] {
          figure.append(.init(key: "caption", value: .string(caption)))
        }
        figures.append(.init(key: "\(name).\(file.id)", value: .object(figure)))
      }
      for file in try Self.files(in: folder.appending(path: "tables"), ending: ".csv") {
        let path = file.url.standardizedFileURL.path(percentEncoded: false)
        data.append(.init(key: "\(name).\(file.id)", value: ["path": .string(path)]))
        guard file.id == "findings" else { continue }
        let text = try String(contentsOf: file.url, encoding: .utf8)
        findings += Self.rows(of: text).map { row in
          .object([.init(key: "experiment", value: .string(name))] + row)
        }
      }
    }
    if !findings.isEmpty { data.append(.init(key: "findings", value: ["values": .list(findings)])) }
    var members = spec.effective.members.filter { $0.key != "collection" }
    Self.merge(figures, into: &members, "figures")
    Self.merge(data, into: &members, "data")
    return try SpecReader.read(
      Data(JSONValue.object(members).text(.pretty).utf8), file: spec.file, folder: spec.folder)
  }

  /// The collection's own entries come first and win.
  private static func merge(
    _ added: [JSONValue.Member], into members: inout [JSONValue.Member], _ key: String
  ) {
    let own = members.first { $0.key == key }?.value.members ?? []
    let names = Set(own.map(\.key))
    members.removeAll { $0.key == key }
    members.append(
      .init(key: key, value: .object(own + added.filter { !names.contains($0.key) })))
  }

  /// The captions of a report's figures: those of its spec, or of the charts that are built in.
  private static func captions(in folder: URL) throws -> [String: String] {
    let data = try Data(contentsOf: folder.appending(path: PublishedSpec.fileName))
    let spec = try JSONDecoder().decode(JSONValue.self, from: data)
    var captions: [String: String] = [:]
    for figure in spec["figures"]?.members ?? [] {
      if case .string(let caption)? = figure.value["caption"] {
        captions[figure.key] = caption
      } else if case .string(let chart)? = figure.value["chart"] {
        captions[figure.key] = NamedChart(named: chart)?.caption
      }
    }
    return captions
  }

  private static func files(
    in folder: URL, ending: String
  ) throws -> [(id: String, url: URL)] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false))) ?? []
    return names.sorted().filter { $0.hasSuffix(ending) }.map {
      (String($0.dropLast(ending.count)), folder.appending(path: $0))
    }
  }

  /// The rows of a table of comma-separated values as objects of texts, without the names of their
  /// evidence, which lead into another report.
  private static func rows(of csv: String) -> [[JSONValue.Member]] {
    guard let lines = CommaSeparatedValues.rows(of: csv), let head = lines.first else { return [] }
    return lines.dropFirst().map { row in
      zip(head, row).filter { $0.0 != "evidence_id" }.map {
        .init(key: $0, value: .string($1))
      }
    }
  }
}
