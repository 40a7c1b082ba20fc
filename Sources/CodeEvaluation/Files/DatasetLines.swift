import Archives

/// Reads a JSON lines file whose lines are objects.
struct DatasetLines: ~Copyable {
  private var reader: JSONLinesReader

  init(path: String) throws(DatasetError) {
    do throws(JSONLinesError) {
      reader = try JSONLinesReader(path: path)
    } catch {
      throw .unreadable(error)
    }
  }

  /// The next object; `nil` at the end of the file.
  mutating func next() throws(DatasetError) -> DatasetLine? {
    let line: JSONLine?
    do throws(JSONLinesError) {
      line = try reader.next()
    } catch {
      throw .unreadable(error)
    }
    guard let line else { return nil }
    let place = FilePlace(path: reader.path, line: line.number)
    do throws(JSONFault) {
      return DatasetLine(place: place, object: try JSONObject(line.bytes))
    } catch {
      throw .noJSON(place, error)
    }
  }
}

/// One line of a file of problems or samples.
struct DatasetLine {
  let place: FilePlace
  let object: JSONObject

  /// A field that must be there and be a string.
  ///
  /// - Parameter expected: What each line of such a file has, for the error.
  func string(_ field: String, expected: String) throws(DatasetError) -> String {
    guard let string = try optionalString(field) else {
      throw .missingField(place, field: field, expected: expected)
    }
    return string
  }

  /// A field that may be missing or `null`.
  func optionalString(_ field: String) throws(DatasetError) -> String? {
    guard let value = object[field], value.kind != .null else { return nil }
    guard let string = value.string else {
      throw .wrongType(place, field: field, expected: "a string", found: value.kind)
    }
    return string
  }

  /// A field with a whole number that may be missing or `null`.
  func optionalInteger(_ field: String) throws(DatasetError) -> Int? {
    guard let value = object[field], value.kind != .null else { return nil }
    guard value.kind == .number, let number = Int(String(decoding: value.bytes, as: UTF8.self))
    else {
      throw .wrongType(place, field: field, expected: "a whole number", found: value.kind)
    }
    return number
  }
}
