import Archives

/// A JSON value together with where it stands, so that whatever is wrong with it can be said.
struct JSONPlace {
  let file: String
  /// Keys joined by points; empty for the whole file.
  let path: String
  let value: JSONFragment

  /// Larger texts are refused; the same limit as that of a safetensors header.
  static let largestBytes = 100_000_000

  /// Reads a file that is one object.
  static func object(inFile file: String) throws(ExchangeError) -> JSONMembers {
    let text: [UInt8]
    do {
      let input = try InputFile(path: file)
      let count = try input.byteCount()
      guard count <= largestBytes else {
        throw ExchangeError(
          file, nil, .unsupported(found: "\(count) bytes", wanted: "JSON up to 100 MB"))
      }
      text = try input.read(at: 0, count: count)
    } catch let error as FileError {
      throw ExchangeError(file, nil, .file(error))
    } catch let error as ExchangeError {
      throw error
    } catch {
      throw ExchangeError(file, nil, .missing)
    }
    return try JSONMembers(text, file: file, path: "")
  }

  func object() throws(ExchangeError) -> JSONMembers {
    guard value.kind == .object else { throw unexpected("an object") }
    return try JSONMembers(Array(value.bytes), file: file, path: path)
  }

  func string() throws(ExchangeError) -> String {
    guard let string = value.string else { throw unexpected("a string") }
    return string
  }

  func boolean() throws(ExchangeError) -> Bool {
    guard value.kind == .boolean else { throw unexpected("`true` or `false`") }
    return value.bytes.count == 4
  }

  /// A whole number written without point and exponent.
  func integer(in range: ClosedRange<Int> = 0...Int.max) throws(ExchangeError) -> Int {
    guard value.kind == .number, let number = Int(String(decoding: value.bytes, as: UTF8.self)),
      range.contains(number)
    else {
      let limit = range.upperBound == Int.max ? "" : " and at most \(range.upperBound)"
      throw unexpected("a whole number of at least \(range.lowerBound)\(limit)")
    }
    return number
  }

  func number() throws(ExchangeError) -> Double {
    guard value.kind == .number, let number = Double(String(decoding: value.bytes, as: UTF8.self))
    else { throw unexpected("a number") }
    return number
  }

  func elements() throws(ExchangeError) -> [JSONPlace] {
    guard let elements = value.elements else { throw unexpected("a list") }
    return elements.enumerated().map { index, element in
      JSONPlace(file: file, path: "\(path)[\(index)]", value: element)
    }
  }

  func unexpected(_ wanted: String) -> ExchangeError {
    ExchangeError(file, path, .unexpected(found: shown, wanted: wanted))
  }

  func unsupported(_ wanted: String) -> ExchangeError {
    ExchangeError(file, path, .unsupported(found: shown, wanted: wanted))
  }

  /// The value's beginning, for messages.
  private var shown: String {
    let text = String(decoding: value.bytes.prefix(60), as: UTF8.self)
    return "`\(value.bytes.count > 60 ? text + "…" : text)`"
  }
}

/// The members of a JSON object, with their place.
struct JSONMembers {
  let file: String
  let path: String
  private let members: [JSONObject.Member]

  init(_ text: [UInt8], file: String, path: String) throws(ExchangeError) {
    self.file = file
    self.path = path
    do {
      members = try JSONObject(text).members
    } catch {
      throw ExchangeError(file, path.isEmpty ? nil : path, .json(error))
    }
  }

  /// In their written order.
  var all: [(key: String, place: JSONPlace)] {
    members.map { ($0.key, place($0)) }
  }

  /// The value of `key`; `nil` where it is missing or `null`.
  subscript(key: String) -> JSONPlace? {
    guard let member = members.first(where: { $0.key == key }), member.value.kind != .null else {
      return nil
    }
    return place(member)
  }

  func required(_ key: String) throws(ExchangeError) -> JSONPlace {
    guard let place = self[key] else { throw ExchangeError(file, path(of: key), .missing) }
    return place
  }

  private func place(_ member: JSONObject.Member) -> JSONPlace {
    JSONPlace(file: file, path: path(of: member.key), value: member.value)
  }

  private func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
