import Testing

@testable import Documents

@Suite struct BibliographyTests {
  @Test func readsFieldsInEveryForm() throws {
    let text = #"""
      Words between entries are remarks.
      @string(acl = "Proc. of ACL")
      @comment{ignored}
      @InProceedings{a:1,
        AUTHOR = {M{\"u}ller, J{\o}rgen and {\v{C}}apek, Karel},
        title = "A {T}itle" # " in two parts",
        booktitle = acl, month = jan, year = 1999, pages = {1--3},
      }
      @misc(b, title = {Costs 5\% \& more~so})
      """#
    let bibliography = try Bibliography(bibTeX: text)
    let entry = try #require(bibliography.entries["a:1"])
    #expect(entry.type == "inproceedings")
    #expect(
      entry.fields == [
        "author": "Müller, Jørgen and Čapek, Karel", "title": "A Title in two parts",
        "booktitle": "Proc. of ACL", "month": "January", "year": "1999", "pages": "1–3",
      ])
    #expect(bibliography.entries["b"]?.fields["title"] == "Costs 5% & more\u{A0}so")
    #expect(
      entry.reference().plainText
        == "Jørgen Müller and Karel Čapek. A Title in two parts. "
        + "Proc. of ACL, pages 1–3, 1999.")
  }

  @Test func namesTheLineOfAMistake() {
    #expect(throws: BibliographyError.missing(expected: "',' or '}'", line: 3)) {
      try Bibliography(bibTeX: "@misc{a,\n title = {x}\n year = 1}")
    }
    #expect(throws: BibliographyError.duplicateKey("a", line: 2)) {
      try Bibliography(bibTeX: "@misc{a}\n@misc{a}")
    }
    #expect(throws: BibliographyError.unknownString("xyz", line: 1)) {
      try Bibliography(bibTeX: "@misc{a, title = xyz}")
    }
    #expect(throws: BibliographyError.missing(expected: "'}'", line: 1)) {
      try Bibliography(bibTeX: "@misc{a, title = {x")
    }
  }
}
