import ArgumentParser
import JSON
import Retrieval
import Storage
import Workspaces

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure retrieval on a test collection.")

  @Option(
    help: ArgumentHelp("A folder with corpus.jsonl, queries.jsonl and qrels, in BEIR's layout.", valueName: "dir"))
  var beir: String

  @Option(help: ArgumentHelp("Take the judgements of qrels/NAME.tsv.", valueName: "name"))
  var split = "test"

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Write the documents found to this file, in TREC's format.", valueName: "file"))
  var runFile: String?

  @Option(
    name: .customShort("k", allowingJoined: true),
    help: ArgumentHelp("Find so many documents a question.", valueName: "n"))
  var depth = 100

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...10_000).contains(depth) else { throw ValidationError("expected -k from 1 to 10000, found \(depth)") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let settings = try LayeredConfiguration(host: host, flags: []).values
    let directory = LocalPath(beir, relativeTo: host.workingDirectory)
    let dataset = try BEIRDataset(directory: directory.description, split: split)
    let evaluation = try CollectionEvaluation(dataset, settings: settings, host: host)
    let indexing = ProgressLine("indexing", unit: "documents")
    let asking = ProgressLine("asking", unit: "questions")
    defer {
      indexing.finish()
      asking.finish()
    }
    let total = evaluation.questions.count
    let outcome = try await evaluation.outcome(
      depth: depth, indexed: { indexing.update($0.documents, of: $0.total) }, asked: { asking.update($0, of: total) })
    indexing.finish()
    asking.finish()
    for diagnostic in outcome.diagnostics { console.note(diagnostic.description) }
    if let runFile {
      let path = LocalPath(runFile, relativeTo: host.workingDirectory).description
      try FileSystem().replace(path, with: Array(try outcome.run.text(tag: "kb").utf8))
    }
    try console.print(
      outcome.json(documents: dataset.documents.count, questions: total),
      or: outcome.text(documents: dataset.documents.count, questions: total))
  }
}
