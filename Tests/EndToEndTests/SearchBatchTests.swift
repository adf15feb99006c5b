import JSON
import TestSupport
import Testing

@Suite struct SearchBatchTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
  }

  @Test func `Every line of a file is answered in its place, with its id first`() throws {
    let words = ["tenure", "recall of churn", "sessions", "months"]
    let lines = (0..<40).map { #"{"id": "q\#($0)", "text": "\#(words[$0 % 4])"}"# }
    try installation.directory.write(lines.joined(separator: "\n\n") + "\n", to: "q.jsonl")
    let outcome = try installation.run("./kb search --queries q.jsonl --docs docs -k 2")
    #expect(outcome.status == 0)
    let answers = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(answers.map { $0["id"]?.string } == (0..<40).map { "q\($0)" })
    #expect(answers.allSatisfy { $0.object?.keys == ["id", "query", "results"] })
    for (index, answer) in answers.enumerated() {
      let alone = try installation.json("./kb search '\(words[index % 4])' --docs docs -k 2 --json")
      #expect(answer["results"] == alone["results"])
      if index == 3 { break }
    }
  }

  @Test func `Who writes one question at a time gets its answer before the next`() throws {
    let script = #"""
      mkfifo in out; ./kb search --queries - --docs docs -k 1 <in >out & exec 3>in 4<out
      for word in tenure recall sessions; do
        printf '{"id": 1, "text": "%s"}\n' "$word" >&3; read -r line <&4; printf '%.28s\n' "$line"
      done
      exec 3>&-; wait
      """#
    try installation.directory.write(script, to: "ask.sh")
    let outcome = try installation.run("timeout 20 sh ask.sh")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.split(separator: "\n") == [
        #"{"id":1,"query":"tenure","re"#, #"{"id":1,"query":"recall","re"#, #"{"id":1,"query":"sessions",""#,
      ])
  }

  @Test(arguments: [
    (#"{"id": 1}"#, "line 2: expected \"text\", a question, found none"),
    (#"{"id": 1, "text": "  "}"#, "line 2: expected \"text\", a question, found an empty one"),
    (#"{"text": "a"}"#, "line 2: expected \"id\", a string or number, found none in an object"),
    (#"{"id": 1, "text": "a""#, "line 2: column 22: expected"),
    ("[]", "line 2: expected \"id\", a string or number, found none in an array"),
  ])
  func `A line that is no question ends the answers with a usage error that names it`(line: String, message: String)
    throws
  {
    try installation.directory.write("{\"id\": 7, \"text\": \"tenure\"}\n\(line)\n", to: "q.jsonl")
    let outcome = try installation.run("./kb search --queries q.jsonl --docs docs")
    #expect(outcome.status == 2)
    #expect(outcome.output.hasPrefix(#"{"id":7,"#))
    #expect(outcome.errors.contains("q.jsonl, \(message)"), "\(outcome.errors)")
  }

  @Test func `A file that is not there is a usage error`() throws {
    let outcome = try installation.run("./kb search --queries none.jsonl --docs docs")
    #expect(outcome.status == 2 && outcome.errors.hasPrefix("kb: none.jsonl cannot be read"))
  }
}
