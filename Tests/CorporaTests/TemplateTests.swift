import Testing

@testable import Corpora

struct TemplateTests {
  @Test func gapsAreFilledAndOtherBracesStay() {
    let template = Template("{{v}: {w} for {v}, {w} in {(x)}.items()} or {}")
    let text = template.filled { name, tight in tight ? "(\(name))" : name.uppercased() }
    #expect(text == "{V: W for V, W in (x).items()} or {}")
    #expect(template.count(of: "v") == 2)
    #expect(template.count(of: "x") == 1)
  }

  @Test func slipsReplaceTheLastOccurrence() {
    let slip = Operation.Slip(" in ", " not in ")
    let form = CodeForm.plain("[{v} for {v} in {x} if {k} in {v}]")
    #expect(form.slipped(slip) == .plain("[{v} for {v} in {x} if {k} not in {v}]"))
    let loop = CodeForm.loop("for {v} in {x}:", "    if {k} in {v}:", "        {y} += 1")
    #expect(
      loop.slipped(slip)
        == .loop("for {v} in {x}:", "    if {k} not in {v}:", "        {y} += 1"))
    #expect(form.slipped(Operation.Slip("==", "!=")) == nil)
  }
}
