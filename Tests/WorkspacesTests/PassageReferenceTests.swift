import Testing
import Workspaces

@Suite struct PassageReferenceTests {
  @Test(
    arguments: [
      ("1", .citation(run: nil, number: 1)), ("7f3a12cd:2", .citation(run: "7f3a12cd", number: 2)),
      ("last:1", .citation(run: "last", number: 1)), ("a/b.json", .document("a/b.json", lines: nil)),
      ("a/b.json:10", .document("a/b.json", lines: 10...10)), ("a/b.json:10-20", .document("a/b.json", lines: 10...20)),
      ("s3://b/k.md", .document("s3://b/k.md", lines: nil)),
      ("s3://b/k.md:3-4", .document("s3://b/k.md", lines: 3...4)),
      ("a.md:0", .document("a.md:0", lines: nil)), ("a.md:-4", .document("a.md:-4", lines: nil)),
      ("99999999999999999999", .document("99999999999999999999", lines: nil)),
    ] as [(String, PassageReference)])
  func `A number, a run with a number, and a document with lines are told apart`(
    text: String, reference: PassageReference
  ) {
    #expect(PassageReference(text) == reference)
  }

  @Test(arguments: ["", ":", "a.md:", "a.md:20-10"])
  func `What names no passage is refused`(text: String) { #expect(PassageReference(text) == nil) }
}
