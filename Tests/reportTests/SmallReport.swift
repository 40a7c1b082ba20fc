import Foundation
import Testing

/// The smallest spec that has a bit of everything: a figure, tables, numbers in prose, given numbers.
enum SmallReport {
  static func spec(publish: String = "all") -> String {
    """
    {
      "schemaVersion": 1,
      "name": "small",
      "models": [{ "kind": "samples", "name": "model", "file": { "path": "samples.jsonl" } }],
      "task": { "problems": { "path": "problems.jsonl" } },
      "k": [1],
      "limits": { "timeoutSeconds": 1 },
      "data": { "published": { "values": [{ "k": 1, "pass_at_k": 0.3125 }] } },
      "figures": {
        "rates": {
          "table": "problems",
          "alt": "A bar for each problem.",
          "chart": {
            "mark": "bar",
            "encoding": {
              "x": { "field": "task_id", "type": "nominal", "axis": null },
              "y": { "field": "pass_rate", "type": "quantitative", "axis": null }
            }
          }
        }
      },
      "tables": {
        "summary": { "table": "summary" },
        "against": { "table": "against_published" }
      },
      "notebook": "notebook.md",
      "report": { "publish": "\(publish)" }
    }
    """
  }

  static let notebook = """
    # A small report

    The pass rate is {value}`summary.pass_at_k[k=1]|.1%`; see {ref}`rates`.

    ```{figure} rates
    ```

    ```{table} summary
    ```

    ```{table} against
    ```
    """
}

/// Runs `body` with the program in a folder that holds the small spec and its files.
func withSmallReport(_ body: (inout Program) throws -> Void) throws {
  try withProgram { program in
    try program.write("small.json", SmallReport.spec())
    try program.write("notebook.md", SmallReport.notebook)
    try body(&program)
  }
}

extension Program {
  /// All files of a folder by their paths in it.
  func files(in name: String) throws -> [String: Data] {
    let folder = folder.appending(path: name)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      if let data = try? Data(contentsOf: folder.appending(path: name)) { files[name] = data }
    }
    return files
  }
}
