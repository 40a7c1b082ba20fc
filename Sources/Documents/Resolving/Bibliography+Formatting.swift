extension Bibliography.Entry {
  /// The entry as it stands in the list of references: authors, title, where, year, link.
  func reference() -> [Inline] {
    var result: [Inline] = []
    if let authors = fields["author"] ?? fields["editor"] {
      result.append(.text(Self.names(authors) + ". "))
    }
    if let title = fields["title"] {
      let end = title.last.map { ".?!".contains($0) } == true ? " " : ". "
      result += [.emphasis([.text(title)]), .text(end)]
    }
    let details = place
    if !details.isEmpty { result.append(.text(details + ".")) }
    if let address {
      if !result.isEmpty, !details.isEmpty { result.append(.text(" ")) }
      result += [.link(destination: address.url, [.text(address.label)]), .text(".")]
    }
    return result
  }

  /// Journal, volume, pages and year.
  private var place: String {
    var parts: [String] = []
    if let container = fields["journal"] ?? fields["booktitle"] ?? fields["howpublished"] {
      parts.append(container)
    }
    if let volume = fields["volume"] {
      parts.append(volume + (fields["number"].map { "(\($0))" } ?? ""))
    }
    if let pages = fields["pages"] { parts.append("pages " + pages) }
    if let publisher = fields["publisher"] ?? fields["institution"] { parts.append(publisher) }
    if let year = fields["year"] ?? fields["date"].map({ String($0.prefix(4)) }) {
      parts.append(year)
    }
    return parts.joined(separator: ", ")
  }

  private var address: (url: String, label: String)? {
    if let eprint = fields["eprint"], fields["archiveprefix"]?.lowercased() == "arxiv" {
      return ("https://arxiv.org/abs/" + eprint, "arXiv:" + eprint)
    }
    if let doi = fields["doi"] { return ("https://doi.org/" + doi, "doi:" + doi) }
    return fields["url"].map { ($0, $0) }
  }

  /// At most three names, given name first; more become "et al.".
  private static func names(_ field: String) -> String {
    let words = field.split(separator: " ")
    let names = words.split(separator: "and").map { name in
      let text = name.joined(separator: " ")
      let parts = text.split(separator: ",", maxSplits: 1).map(\.trimmed)
      return parts.count == 2 ? parts[1] + " " + parts[0] : text
    }
    let open = names.last == "others"
    let known = open ? Array(names.dropLast()) : names
    if open || known.count > 3 { return known.prefix(1).joined() + " et al" }
    guard known.count > 1, let last = known.last else { return known.joined() }
    return known.dropLast().joined(separator: ", ") + " and " + last
  }
}
