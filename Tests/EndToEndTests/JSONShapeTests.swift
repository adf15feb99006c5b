import Agents
import Cloud
import JSON
import Retrieval
import TestSupport
import Testing

@testable import kb

@Suite struct JSONShapeTests {
  private let installation: Installation
  private let document: ShapeDocument

  /// An index with a recorded run, then documents that are new, changed, deleted and broken.
  init() throws {
    installation = try Installation()
    try installation.directory.makeDirectory("prepared")
    try installation.copy("docs/json.md")
    try installation.directory.write(ToolRun.record, to: "tool-run.jsonl")
    document = try ShapeDocument(markdown: installation.run("cat json.md").output)
    let steps = """
      cp -R '\(Repository.path)/kb-docs' '\(Repository.path)/kb.json' '\(Repository.path)/fixtures' prepared
      cd prepared && ../kb sync && ../kb ask 'top 3 features of the churn model' && cd kb-docs || exit 1
      rm feature_importance/ltv_features.json; echo '{"a": nope}' >broken.json
      printf '# Notes\\n\\nThe churn model is trained in spring.\\n' >notes.md
      sed 's/0.1502/0.1503/' feature_importance/churn_features.json >x; mv x feature_importance/churn_features.json
      """
    try #require(try installation.run(steps).status == 0)
    try installation.preparePlatform()
    try #require(try installation.run("mv .kb/platform prepared/.kb/").status == 0)
  }

  /// Commands that show what those of the document leave empty or do not come to, each with the one like it.
  private static let further = [
    ("kb ask 'what does tenure_months mean?' --json", "asked"),
    ("rm -r .kb/runs; touch .kb/runs; kb ask 'top features' --json", "asked"),
    ("kb search 'what does tenure_months mean?' --json", "kb search 'top features of the churn model' --json"),
    ("kb plan --full --json", "kb plan --json"),
    ("kb sync --full --json", "kb sync --json"),
    ("kb show data_dictionary/schema.md:3 --json", "kb show 1 --json"),
    (
      "echo '[{\"model\":\"m\",\"texts\":1,\"billed\":2,\"estimated\":3}]' >.kb/tokens.json; kb inspect --tokens --json",
      "kb inspect --tokens --json"
    ),
    ("kb inspect model_metrics/fairness_report.json --json", "kb inspect data_dictionary/schema.md --json"),
    ("cp kb-docs/notes.md kb-docs/n.md; kb sync >&2; kb inspect --duplicates --json", "kb inspect --duplicates --json"),
    ("echo '{' >.kb/runs/00000000.jsonl; kb trace --json", "kb trace --json"),
    ("kb ask -c 'and the top 2?' >&2; kb trace last --json", "kb trace last --json"),
    ("sed 's/{\"answer\":\"/&x/' .kb/runs/* >x; mv x .kb/runs/*; kb replay last --json", "kb replay last --json"),
    ("rm -r kb-docs; kb doctor --json", "kb doctor --json"),
    ("rm kb.json; kb config show --docs kb-docs --json", "kb config show --json"),
    ("kb search --json", "kb show 99 --json"),
    ("kb predict 10303 --model recommendation --json", "kb predict 10303 --json"),
    ("echo '{\"age\": 200}' | kb predict --features - --json", "kb predict 10303 --json"),
    ("echo '{\"age\": 200}' | kb explain --features - --model recommendation --json", "explanation"),
    ("kb explain 10303 --model recommendation --class music --json", "explanation"),
    ("seq 10000 10020 | kb explain --ids - --counterfactual --json", "explanation"),
    ("kb explain 1 --json", "kb show 99 --json"),
    (
      "kb platform run --customers 600 --until preparation --state p >&2; "
        + "echo >>p/platform/engagement-raw/statistics.json; kb platform status --state p --json",
      "kb platform run --customers 600 --until preparation --state p >&2; kb platform status --state p --json"
    ),
    ("kb platform train --model x --json", "kb show 99 --json"),
    ("kb platform run --from inference --state p --json", "kb show 99 --json"),
    ("kb platform data --csv kb.json --expectations kb-docs/notes.md --state p --json", "kb show 99 --json"),
    ("echo x >.kb/platform/engagement-models/churn/model.ubj; kb explain 10303 --json", "kb show 99 --json"),
    ("cp ../tool-run.jsonl .kb/runs/0a0a0a0a.jsonl; kb show 0a0a0a0a:1 --json", "kb show 1 --json"),
    ("cp ../tool-run.jsonl .kb/runs/0a0a0a0a.jsonl; kb trace 0a0a0a0a --json", "kb trace last --json"),
  ]

  /// What the offline model never comes to, with the shape.
  private static let unreachable =
    FigureCheck(answer: "0.97", citations: [], evidence: []).unsupported.map { ($0.json, "figure") } + [
      (["event": "spent", "usd": 0.1, "items": [["item": "athena"]]], "event"),
      (["item": "athena", "bytes": 1, "usd": nil], "spent_item"),
      (published.json, "kb sync --json"),
      (ToolResult(callID: "1", content: .json([1])).json, "tool_result"),
      (ToolResult(callID: "1", content: .failure("no such tool")).json, "tool_result"),
      (ToolCall(id: "1", name: "t", input: [:], inputFault: "no JSON object").json, "call"),
      (
        AgentEvent(milliseconds: 1, .model(.cited(0..<4, sources: [.toolResult(call: "1", pointers: [""])]))).json,
        "event"
      ),
    ]

  /// The outcome of a sync to an index that is managed elsewhere.
  private static var published: SyncOutcome {
    var publication = PublicationReport()
    let id = DocumentID(dataSource: "kb-docs", key: "a.md")
    publication.diagnostics = [Diagnostic(.tooLarge, id, "expected less", advice: "split it")]
    let spent = SpendingEntry(consumption: Consumption("s3vectors.put", bytes: 1), usd: 0.1)
    return SyncOutcome(report: SyncReport(), publication: publication, spent: [spent], seconds: 1.5)
  }

  /// The values that a command prints, for an error the one on the last line of stderr.
  private func values(of line: String) throws -> [JSONValue] {
    let outcome = try installation.run(
      "rm -rf copy && cp -Rp prepared copy && cd copy && PATH=\"$PWD/..:$PATH\" && \(line)")
    let printed =
      outcome.output.isEmpty ? outcome.errors.split(separator: "\n").suffix(1) : outcome.output.split(separator: "\n")
    return try printed.map { try JSONValue(parsing: String($0)) }
  }

  @Test func `Every result has exactly the members and types that its document states, and each occurs`() throws {
    var check = ShapeCheck(document.shapes)
    for (line, shape) in document.commands.map({ ($0, $0) }) + Self.further {
      let values = try values(of: line)
      #expect(!values.isEmpty, "\(line) prints nothing")
      for value in values {
        let differences = check.differences(value, from: shape)
        #expect(differences.isEmpty, "\(line)\n\(differences.joined(separator: "\n"))")
      }
    }
    for (value, shape) in Self.unreachable { #expect(check.differences(value, from: shape).isEmpty) }
    // The offline model states no such figure.
    #expect(check.unseen == ["@answer[0].unsupported[]"], "documented, but in no result")
  }

  @Test func `The document states the result of every command`() {
    let documented = document.commands.joined(separator: "\n")
    for command in KB.configuration.subcommands where command != Completions.self {
      #expect(documented.contains("kb \(command._commandName) "))
    }
  }

  @Test(arguments: [
    (#"{"a":1,"b":[1,2]}"#, true), (#"{"a":null,"b":[1,2]}"#, true), (#"{"a":1.5,"b":[1,2]}"#, false),
    (#"{"a":1,"b":[1]}"#, false), (#"{"a":1}"#, false), (#"{"a":1,"b":[1,2],"c":0}"#, false),
    (#"{"a":"1","b":[1,2]}"#, false), (#"{"b":[1,2],"a":1}"#, false), (#"{"w":"yes","l":[{"a":1,"b":[1,2]}]}"#, true),
    (#"{"w":"maybe","l":[]}"#, false), (#"{"w":"no","l":[]}"#, true), (#"{"w":"no","l":[{"a":1,"b":[1,"2"]}]}"#, false),
  ])
  func `A member too many, too few or of another type is a difference`(value: String, isLike: Bool) throws {
    let shapes = try ShapeDocument(
      markdown:
        "```json\n\"@s\": [{\"a?\": 1, \"b\": [0, 0.5]}, {\"w\": \"=yes,no\", \"l\": [\"@s\"]}] // as it is\n```\n"
    ).shapes
    var check = ShapeCheck(shapes)
    #expect(check.differences(try JSONValue(parsing: value), from: "s").isEmpty == isLike)
  }

  @Test func `What no value has shown is known`() throws {
    let shapes = try ShapeDocument(markdown: "```json\n\"@s\": {\"a?\": 1, \"b\": [{\"c\": true}]}\n```\n").shapes
    var check = ShapeCheck(shapes)
    #expect(check.differences(["a": nil, "b": []], from: "s").isEmpty)
    #expect(check.unseen == ["@s[0].a", "@s[0].b[].c"])
    #expect(check.differences(["a": 1, "b": [["c": false]]], from: "s").isEmpty)
    #expect(check.unseen.isEmpty)
  }
}
