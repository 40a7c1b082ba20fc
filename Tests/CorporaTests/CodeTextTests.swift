import Testing

@testable import Corpora

@Suite struct ProseInCodeTests {
  @Test func keepsDocstringsAndCommentsOnly() {
    let text = #"""
      #!/usr/bin/env python
      # Words of a comment.
      def f(x):
          """Say what it does.

          More of it.
          >>> f(1)
          2
          """
          y = 'no prose'  # nor this
          r'''One line.'''
          return y
      """#
    #expect(
      ProseInCode.prose(of: text)
        == "/usr/bin/env python\nWords of a comment.\nSay what it does.\nMore of it.\nOne line.")
    #expect(ProseInCode.prose(of: "x = 1\n").isEmpty)
  }
}

@Suite struct ImportedModulesTests {
  @Test func takesTheFirstNames() {
    let text = """
      import os.path as p, sys
      from Crypto.Cipher import AES
          import json  # inside
      from . import own
      import os
      important = from_here
      import 3x
      """
    #expect(ImportedModules.names(in: text) == ["os", "sys", "Crypto", "json"])
  }
}
