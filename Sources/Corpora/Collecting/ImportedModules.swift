/// The modules that Python text imports, told by its lines alone.
///
/// A module is its first name: `import os.path as p, sys` is `os` and `sys`, and
/// `from Crypto.Cipher import AES` is `Crypto`. Imports from the file's own package (`from . import
/// x`) are none. Lines inside texts are not told from code.
public enum ImportedModules {
  /// In the order of the text, each once.
  public static func names(in text: String) -> [String] {
    var names: [String] = []
    for line in text.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == "\t" }
      let found: [Substring]
      if words.first == "from", words.count > 3, words[2] == "import" {
        found = [words[1]]
      } else if words.first == "import" {
        found = words.dropFirst().joined(separator: " ").prefix { $0 != "#" && $0 != ";" }
          .split(separator: ",")
          .compactMap { $0.split(separator: " ").first }
      } else {
        continue
      }
      for path in found {
        let name = String(path.prefix { $0 != "." })
        guard isName(name), !names.contains(name) else { continue }
        names.append(name)
      }
    }
    return names
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
