import Archives
import Foundation

/// The tensors of a model's folder, in one file or in several with an index.
struct TensorShards {
  static let singleName = "model.safetensors"
  static let indexName = "model.safetensors.index.json"

  struct Found {
    let file: TensorFile
    let entry: TensorFile.Entry
  }

  /// The file that says which tensors there are.
  let path: String
  private let tensors: [String: Found]

  /// Opens `model.safetensors`, or where it is missing all files that the index names.
  ///
  /// - Throws: ``ExchangeError``.
  init(folder: String) throws(ExchangeError) {
    let single = folder + "/" + Self.singleName
    let index = folder + "/" + Self.indexName
    if FileManager.default.fileExists(atPath: index),
      !FileManager.default.fileExists(atPath: single)
    {
      path = index
      tensors = try Self.sharded(index, folder)
    } else {
      path = single
      let file = try TensorFile(path: single)
      var tensors: [String: Found] = [:]
      for entry in file.entries { tensors[entry.name] = Found(file: file, entry: entry) }
      self.tensors = tensors
    }
  }

  var names: [String] { tensors.keys.sorted() }

  subscript(name: String) -> Found? { tensors[name] }

  /// Bytes of data in all files.
  var byteCount: Int { tensors.values.reduce(0) { $0 + $1.entry.range.count } }

  private static func sharded(
    _ index: String, _ folder: String
  ) throws(ExchangeError) -> [String: Found] {
    var files: [String: TensorFile] = [:]
    var tensors: [String: Found] = [:]
    for (name, place) in try JSONPlace.object(inFile: index).required("weight_map").object().all {
      let shard = try fileName(place)
      let file: TensorFile
      if let open = files[shard] {
        file = open
      } else {
        file = try TensorFile(path: folder + "/" + shard)
        files[shard] = file
      }
      guard let entry = file[name] else {
        throw ExchangeError(
          file.path, name, .contradiction("missing, though \(indexName) says it is in this file"))
      }
      tensors[name] = Found(file: file, entry: entry)
    }
    for (shard, file) in files.sorted(by: { $0.key < $1.key }) {
      for entry in file.entries where tensors[entry.name]?.file.path != file.path {
        let problem: ExchangeError.Problem =
          tensors[entry.name] == nil
          ? .contradiction("\(indexName) does not name this tensor of \(shard)")
          : .tensors(.duplicate)
        throw ExchangeError(file.path, entry.name, problem)
      }
    }
    return tensors
  }

  /// A file in the same folder, never one elsewhere.
  private static func fileName(_ place: JSONPlace) throws(ExchangeError) -> String {
    let name = try place.string()
    guard name.hasSuffix(".safetensors"), !name.unicodeScalars.contains("/"),
      !name.unicodeScalars.contains("\0")
    else { throw place.unexpected("the name of a .safetensors file in the same folder") }
    return name
  }
}
