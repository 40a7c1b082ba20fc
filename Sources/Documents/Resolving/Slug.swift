/// Ids of headings, made as code hosts make them, so that links work there too.
enum Slug {
  /// Lower case, spaces as hyphens, everything but letters, digits, `-` and `_` left out.
  static func of(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character == " " {
        slug.append("-")
      } else if character.isLetter || character.isNumber || character == "-" || character == "_" {
        slug.append(character)
      }
    }
    return slug
  }

  /// Whether `id` is safe as an id of HTML, as a name of a file and as a name in a PDF.
  static func isID(_ id: String) -> Bool {
    guard let first = id.first, first.isASCIILetter, id.count <= 120 else { return false }
    return id.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_.".contains($0) }
  }
}
