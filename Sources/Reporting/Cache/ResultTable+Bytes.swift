import Statistics

extension ResultTable {
  func write(to output: inout ByteWriter) {
    output.add(name)
    output.add(columns) { $0.add($1) }
    output.add(keys.sorted()) { $0.add($1) }
    output.add(rows) { output, row in
      // As long as the columns, so their number is not told.
      for cell in row { cell.write(to: &output) }
    }
    for evidence in evidence { evidence.write(to: &output) }
    output.add(notes) { $0.add($1) }
    output.add([absence].compactMap { $0 }) { $0.add($1) }
  }

  init(from input: inout ByteReader) throws(ByteReader.Damage) {
    let name = try input.text()
    let columns = try input.list { (input) throws(ByteReader.Damage) in try input.text() }
    let keys = try input.list { (input) throws(ByteReader.Damage) in try input.text() }
    self.init(name, columns: columns, keys: Set(keys))
    let rows = try input.list { (input) throws(ByteReader.Damage) in
      var row: [Cell] = []
      row.reserveCapacity(columns.count)
      for _ in columns { row.append(try Cell(from: &input)) }
      return row
    }
    for row in rows { add(row, from: try Evidence(from: &input)) }
    notes = try input.list { (input) throws(ByteReader.Damage) in try input.text() }
    absence = try input.list { (input) throws(ByteReader.Damage) in try input.text() }.first
  }
}

extension ResultTable.Cell {
  fileprivate func write(to output: inout ByteWriter) {
    switch self {
    case .missing: output.add(0)
    case .text(let text):
      output.add(1)
      output.add(text)
    case .integer(let number):
      output.add(2)
      output.add(number)
    case .number(let number):
      output.add(3)
      output.add(number)
    }
  }

  fileprivate init(from input: inout ByteReader) throws(ByteReader.Damage) {
    switch try input.integer() {
    case 0: self = .missing
    case 1: self = .text(try input.text())
    case 2: self = .integer(try input.integer())
    case 3: self = .number(try input.double())
    default: throw ByteReader.Damage()
    }
  }
}

extension Evidence {
  fileprivate func write(to output: inout ByteWriter) {
    output.add(formulas) { output, formula in
      output.add(formula.formula)
      output.add(formula.settings) { output, setting in
        output.add(setting.key)
        output.add(setting.value)
      }
      output.add(formula.version)
    }
    output.add(counts.map { [$0.problems, $0.n, $0.c] } ?? []) { $0.add($1) }
    output.add(sources) { $1.write(to: &$0) }
  }

  fileprivate init(from input: inout ByteReader) throws(ByteReader.Damage) {
    formulas = try input.list { (input) throws(ByteReader.Damage) in
      let name = try input.text()
      let settings = try input.list { (input) throws(ByteReader.Damage) in
        Signature.Setting(key: try input.text(), value: try input.text())
      }
      return Signature(name, settings, version: try input.text())
    }
    let counts = try input.list { (input) throws(ByteReader.Damage) in try input.integer() }
    if counts.count == 3 {
      self.counts = Counts(problems: counts[0], n: counts[1], c: counts[2])
    }
    sources = try input.list { (input) throws(ByteReader.Damage) in try Source(from: &input) }
  }
}

extension Evidence.Source {
  fileprivate func write(to output: inout ByteWriter) {
    switch self {
    case .records(let arm, let lines, let verdict):
      output.add(0)
      output.add(arm)
      output.add(lines.lowerBound)
      output.add(lines.count)
      output.add([verdict].compactMap { $0 }) { $0.add($1) }
    case .rows(let table, let rows):
      output.add(1)
      output.add(table)
      output.add(rows) { $0.add($1) }
    case .spec(let path):
      output.add(2)
      output.add(path)
    case .file(let use, let row):
      output.add(3)
      output.add(use)
      output.add(row)
    case .measured(let lines):
      output.add(4)
      output.add(lines) { $0.add($1) }
    }
  }

  fileprivate init(from input: inout ByteReader) throws(ByteReader.Damage) {
    switch try input.integer() {
    case 0:
      let arm = try input.text()
      let (first, count) = (try input.integer(), try input.integer())
      guard count > 0, first >= 0 else { throw ByteReader.Damage() }
      let verdict = try input.list { (input) throws(ByteReader.Damage) in try input.text() }.first
      self = .records(arm: arm, lines: first...(first + count - 1), verdict: verdict)
    case 1:
      let table = try input.text()
      self = .rows(
        table: table, try input.list { (input) throws(ByteReader.Damage) in try input.integer() })
    case 2: self = .spec(try input.text())
    case 3: self = .file(use: try input.text(), row: try input.integer())
    case 4:
      self = .measured(
        lines: try input.list { (input) throws(ByteReader.Damage) in try input.integer() })
    default: throw ByteReader.Damage()
    }
  }
}
