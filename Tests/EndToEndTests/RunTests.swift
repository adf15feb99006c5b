import JSON
import TestSupport
import Testing

@Suite struct RunTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeQuestionDocuments()
  }

  private func run() throws -> String { try #require(try installation.answer()["run"]?.string) }

  @Test func `-c continues the newest session until it has lain idle`() throws {
    let first = try run()
    let second = try installation.answer("and the top 1?", "-c")
    #expect(second["session"]?.string == first)
    #expect(second["run"]?.string != first)
    let record = try JSONValue(parsing: installation.kb("trace", "last", "--json").output)
    #expect(record["history"]?[0]?["text"]?.string == Installation.question)
    #expect(record["history"]?.array?.count == 2)
    // The records are made old: nobody waits ten minutes.
    let aged = try installation.shell("sed -i 's/\"created\":\"2[0-9]*-/\"created\":\"2001-/' .kb/runs/*.jsonl")
    #expect(aged.status == 0)
    let outcome = try installation.kb("ask", Installation.question, "-c")
    #expect(outcome.errors.contains("new session: \(first) has lain idle"))
    #expect(try installation.answer(Installation.question, "--session", first)["session"]?.string == first)
  }

  @Test func `Without a session -c begins one and says so`() throws {
    #expect(try installation.kb("ask", Installation.question, "-c").errors.contains("there is none to continue"))
  }

  @Test func `Each line of a chat is a run of one session`() throws {
    let outcome = try installation.shell(
      "printf '%s\\n\\n%s\\n/exit\\nnot asked\\n' '\(Installation.question)' 'when does the depot close' | ./kb chat --json 2>/dev/null"
    )
    #expect(outcome.status == 0)
    let answers = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(answers.count == 2)
    #expect(answers.first?["session"] == answers.last?["session"])
    #expect(answers.last?["answer"]?.string?.contains("noon") == true)
  }

  @Test func `show prints the cited lines of the document as they stand, with lines around them`() throws {
    _ = try run()
    let outcome = try installation.kb("show", "1", "--context", "1")
    let lines = Installation.features.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      outcome.output == """
        sorter/features.json  lines 6–8
          5  \(lines[4])
        > 6  \(lines[5])
        > 7  \(lines[6])
        > 8  \(lines[7])
          9  \(lines[8])

        """)
    let json = try JSONValue(parsing: installation.kb("show", "last:1", "--context", "0", "--json").output)
    #expect(json["state"] == "unchanged")
    #expect(json["cited"] == [[6, 8]])
    #expect(json["lines"]?.array?.compactMap { $0["text"]?.string } == lines[5...7].map(String.init))
  }

  @Test func `show tells where a passage went, and prints it as recorded when it is gone`() throws {
    _ = try run()
    try installation.directory.write("\n\n" + Installation.features, to: "kb-docs/sorter/features.json")
    let moved = try JSONValue(parsing: installation.kb("show", "1", "--json").output)
    #expect(moved["state"] == "moved")
    #expect(moved["cited"] == [[8, 10]])
    try installation.directory.write(
      Installation.features.replacing("0.41", with: "0.14"), to: "kb-docs/sorter/features.json")
    let changed = try installation.kb("show", "1")
    #expect(changed.output.contains("changed since it was indexed"))
    #expect(changed.output.contains("0.41"))
    #expect(!changed.output.contains("0.14"))
    _ = try installation.shell("rm kb-docs/sorter/features.json")
    #expect(try JSONValue(parsing: installation.kb("show", "1", "--json").output)["state"] == "gone")
  }

  @Test func `show prints lines of a document by its key or URI`() throws {
    _ = try run()
    let text = "handling.md  line 3\n> 3  Fragile parcels are packed in honeycomb paper."
    #expect(try installation.kb("show", "handling.md:3", "--context", "0").output.hasPrefix(text))
    let uri = "s3://engagement-knowledge-base/handling.md:3"
    #expect(try installation.kb("show", uri, "--context", "0").output.hasPrefix(text))
    #expect(try installation.kb("show", "handlin.md").errors.contains("Did you mean: kb show handling.md"))
  }

  @Test(arguments: ["../secret.md", "sorter/../../secret.md", "link.md", "9", "handling.md:99"])
  func `show reads nothing outside the data source, and nothing that is not there`(reference: String) throws {
    try installation.directory.write("# Secret\n\nthe password is swordfish\n", to: "secret.md")
    _ = try installation.shell("ln -s ../secret.md kb-docs/link.md")
    _ = try run()
    let outcome = try installation.kb("show", reference)
    #expect(outcome.status == 2)
    #expect(!(outcome.output + outcome.errors).contains("swordfish"))
  }

  @Test func `A record that names a path outside the data source shows nothing of it`() throws {
    try installation.directory.write("the password is swordfish\n", to: "secret.md")
    _ = try run()
    _ = try installation.shell(
      "sed -i 's#\"source\":\"sorter/features.json\"#\"source\":\"../secret.md\"#g' .kb/runs/*")
    let outcome = try installation.kb("show", "1", "--json")
    #expect(!outcome.output.contains("swordfish"))
    #expect(try JSONValue(parsing: outcome.output)["state"] == "gone")
  }

  @Test func `trace lists the runs, and the steps of one with its searches and scores`() throws {
    let id = try run()
    _ = try installation.kb("ask", "who composed the opera?")
    let list = try JSONValue(parsing: installation.kb("trace", "--json").output)
    #expect(list["total"] == 2)
    #expect(list["runs"]?[1]?["run"]?.string == id)
    #expect(list["runs"]?[1]?["question"]?.string == Installation.question)
    let text = try installation.kb("trace", String(id.prefix(6))).output
    #expect(text.contains("question: \(Installation.question)"))
    #expect(text.contains("search_knowledge_base {\"query\":"))
    #expect(text.firstMatch(of: /\d\.\d{3}  sorter\/features\.json/) != nil)
    #expect(text.contains("0 tokens read, 0 written · $0.00"))
    #expect(text.contains("3. belt_speed      0.26  [1]"))
    #expect(try installation.kb("trace", "zz").status == 2)
  }

  @Test func `A record that was cut is still listed and traced, and is not replayed`() throws {
    let id = try run()
    _ = try installation.shell("cd .kb/runs && head -c 4000 \(id).jsonl > cut && mv cut \(id).jsonl")
    let trace = try installation.kb("trace", id)
    #expect(trace.status == 0)
    #expect(trace.output.contains("the run did not end"))
    #expect(try installation.kb("trace").output.contains("cut"))
    #expect(try installation.kb("replay", id).status == 2)
    #expect(try installation.answer(Installation.question, "-c")["session"]?.string == id)
  }

  @Test func `A replayed run is identical`() throws {
    let outcome = try installation.kb("replay", try run())
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("identical"))
    let json = try JSONValue(parsing: installation.kb("replay", "last", "--json").output)
    #expect(json["identical"] == true)
  }

  @Test func `A replay over documents that changed exits with 7 and shows the difference`() throws {
    let id = try run()
    try installation.directory.write(
      Installation.features.replacing("0.41", with: "0.14"), to: "kb-docs/sorter/features.json")
    _ = try run()
    let outcome = try installation.kb("replay", id)
    #expect(outcome.status == 7)
    #expect(outcome.errors.contains("the documents changed since"))
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("- ") && $0.contains("0.41") })
    #expect(lines.contains { $0.hasPrefix("+ ") && $0.contains("0.14") })
  }

  @Test func `A replay with another instruction exits with 7`() throws {
    let id = try run()
    try installation.directory.write("Sing.", to: "instruction.md")
    let outcome = try installation.shell("KB_INSTRUCTION_FILE=instruction.md ./kb replay \(id)")
    #expect(outcome.status == 7)
    #expect(outcome.output.contains("the instruction changed since"))
  }
}
