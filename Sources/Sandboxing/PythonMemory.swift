import Foundation

/// Keeps what a Python said about itself, for as long as none of its files has changed.
public struct PythonMemory: Sendable {
  /// Gives what was kept of the interpreter at a path.
  public typealias Reader = @Sendable (_ path: String) -> [UInt8]?
  public typealias Writer = @Sendable (_ path: String, _ bytes: [UInt8]) -> Void

  private let reader: Reader
  private let writer: Writer

  public init(read: @escaping Reader, write: @escaping Writer) {
    reader = read
    writer = write
  }

  /// Keeps nothing.
  public static let none = PythonMemory(read: { _ in nil }, write: { _, _ in })

  /// An answer with the files it speaks of, as they were.
  private struct Note: Codable {
    var question: String
    var answer: PythonInstallation.Answer
    var stamps: [String: Stamp]
  }

  /// What tells that a file or a folder has changed.
  private struct Stamp: Codable, Hashable {
    var device: UInt64
    var inode: UInt64
    var sizeBytes: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      sizeBytes = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// The answer that is kept, or else the one that `ask` gets.
  func answer(
    of path: String, ask: () throws -> Data
  ) throws -> PythonInstallation.Answer {
    if let bytes = reader(path), let note = try? JSONDecoder().decode(Note.self, from: Data(bytes)),
      note.question == PythonProbe.program,
      note.stamps.allSatisfy({ Stamp($0.key) == $0.value })
    {
      return note.answer
    }
    let answer = try JSONDecoder().decode(PythonInstallation.Answer.self, from: ask())
    // The interpreter, its folders, whose times tell of files that come and go, and all libraries.
    let files = Set([path, answer.executable, answer.library, answer.extensions])
      .union(answer.files.keys).union(answer.files.values)
    var stamps: [String: Stamp] = [:]
    for file in files { stamps[file] = Stamp(file) }
    if stamps.count == files.count {
      let note = Note(question: PythonProbe.program, answer: answer, stamps: stamps)
      if let bytes = try? JSONEncoder().encode(note) { writer(path, Array(bytes)) }
    }
    return answer
  }
}
