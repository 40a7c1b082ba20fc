import Archives
import Foundation
import Synchronization
import Testing

@testable import ExperimentSpecs

@Suite struct DataResolverTests {
  /// The SHA-256 of `abc`, from FIPS 180-4's examples.
  static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  static let address = "https://example.org/data/a%20file.jsonl"

  private let home: TemporaryFolder
  private let objects: ObjectFolder

  init() throws {
    home = try TemporaryFolder()
    objects = ObjectFolder(home.url.appending(path: "objects"))
  }

  private func resolver(
    search: [String] = [], download: DataResolver.Download? = nil
  ) -> DataResolver {
    DataResolver(
      searchFolders: search.map { home.url.appending(path: $0) }, objects: objects,
      download: download)
  }

  private func error(_ file: DataFile, _ resolver: DataResolver) -> DataError? {
    do {
      _ = try resolver.resolve(file, in: home.url)
      return nil
    } catch {
      return error
    }
  }

  private let remote = DataFile(location: .url(address), sha256: abc)

  @Test func findsAPathBesideTheSpec() throws {
    try home.write("abc", to: "data/x.txt")
    let file = DataFile(location: .path("data/x.txt"), sha256: Self.abc.uppercased())
    let found = try resolver().resolve(file, in: home.url)
    #expect(found.sha256 == Self.abc)
    #expect(found.name == "x.txt")
  }

  @Test func saysWhatIsWrongWithAPath() throws {
    try home.write("abd", to: "x.txt")
    let changed = DataFile(location: .path("x.txt"), sha256: Self.abc)
    guard case .hashMismatch("x.txt", Self.abc, let found)? = error(changed, resolver()) else {
      Issue.record("no mismatch")
      return
    }
    // From coreutils' sha256sum.
    #expect(found == "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9")
    #expect(
      error(DataFile(location: .path("y.txt"), sha256: nil), resolver()) == .missing(path: "y.txt"))
    #expect(
      error(DataFile(location: .path("."), sha256: nil), resolver()) == .isFolder(path: "."))
  }

  @Test func searchesFoldersForAPathWithAHash() throws {
    try home.write("wrong", to: "one/x.txt")
    try home.write("abc", to: "two/x.txt")
    let file = DataFile(location: .path("data/x.txt"), sha256: Self.abc)
    let found = try resolver(search: ["one", "two"]).resolve(file, in: home.url)
    #expect(found.url.path(percentEncoded: false).hasSuffix("two/x.txt"))
    #expect(error(file, resolver(search: ["one"])) == .missing(path: "data/x.txt"))
    let unhashed = DataFile(location: .path("data/x.txt"), sha256: nil)
    #expect(error(unhashed, resolver(search: ["two"])) == .missing(path: "data/x.txt"))
  }

  @Test func searchesFoldersByNameAndHash() throws {
    try home.write("wrong", to: "one/a file.jsonl")
    try home.write("abc", to: "two/a file.jsonl")
    let found = try resolver(search: ["none", "one", "two"]).resolve(remote, in: home.url)
    #expect(found.url.path(percentEncoded: false).hasSuffix("two/a file.jsonl"))
    let failure = error(remote, resolver(search: ["one"]))
    guard case .offline(_, "a file.jsonl", Self.abc, let rejected)? = failure else {
      Issue.record("not refused: \(String(describing: failure))")
      return
    }
    #expect(rejected.count == 1)
  }

  @Test func downloadsOnce() throws {
    let count = Mutex(0)
    let online = resolver { address, target in
      count.withLock { $0 += 1 }
      #expect(address == Self.address)
      try? Data("abc".utf8).write(to: target)
    }
    let first = try online.resolve(remote, in: home.url)
    let second = try online.resolve(remote, in: home.url)
    #expect(first == second)
    #expect(count.withLock { $0 } == 1)
    #expect(try resolver().resolve(remote, in: home.url) == first, "offline, from the store")
  }

  @Test func refusesADownloadWithOtherBytes() throws {
    let online = resolver { _, target in try? Data("abd".utf8).write(to: target) }
    guard case .downloadMismatch(Self.address, Self.abc, _)? = error(remote, online) else {
      Issue.record("not refused")
      return
    }
    #expect(!objects.contains(Self.abc))
    let left = try FileManager.default.contentsOfDirectory(
      atPath: home.url.appending(path: "objects/incoming").path(percentEncoded: false))
    #expect(left.isEmpty, "nothing is left half-written")
  }

  @Test func allMissingFilesAreToldAtTheirPlaces() throws {
    let address = #"{"url": "https://example.org/d.csv", "sha256": "\#(Self.abc)"}"#
    let mismatch = #"{"path": "files/more.csv", "sha256": "\#(Self.abc)"}"#
    let spec = try SpecFixtures.read(
      SpecFixtures.spec(#""data": {"d": \#(address),"# + "\n" + #""e": \#(mismatch)},"#))
    do {
      _ = try spec.resolveData(with: resolver())
      Issue.record("resolved")
    } catch {
      #expect(
        error.problems.map { "\($0.position)" } == ["spec.json:2:23", "spec.json:3:43"])
    }
  }

  @Test func readsTheSearchPath() {
    let folders = DataResolver.searchFolders(of: ["REPORT_DATA": "/a:/b c::"])
    #expect(folders.map { $0.path(percentEncoded: false) } == ["/a/", "/b c/"])
    #expect(DataResolver.searchFolders(of: [:]).isEmpty)
  }

  @Test func objectsAreNamedByTheirBytes() throws {
    #expect(try objects.add(Array("abc".utf8)) == Self.abc)
    #expect(try objects.add(Array("abc".utf8)) == Self.abc)
    #expect(try Data(contentsOf: objects.url(of: Self.abc)) == Data("abc".utf8))
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    try home.write("in the way", to: "objects")
    do throws(DataError) {
      try objects.add(Array("abc".utf8))
      Issue.record("added")
    } catch {
      guard case .unwritable = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
