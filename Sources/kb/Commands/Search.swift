import ArgumentParser
import JSON
import Retrieval
import Workspaces

struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Find passages, without an answer.")

  @Argument(help: "What to look for, in everyday words.")
  var question: String?

  @Flag(help: "Show how each passage came to its place, and what was searched.")
  var explain = false

  @Option(help: ArgumentHelp("Answer every line {\"id\", \"text\"} of a file, - for stdin.", valueName: "file"))
  var queries: String?

  @Option(help: "Scan vectors by their elements, by their codes, or by what is likely faster; results are the same.")
  var scan = ScanChoice.auto

  @OptionGroup var search: SearchOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (question == nil) != (queries == nil) else {
      throw ValidationError("expected a question or --queries FILE, found \(question == nil ? "neither" : "both")")
    }
    guard queries == nil || !explain else {
      throw ValidationError("expected --explain with one question, found it with --queries")
    }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let filter = try search.parsedFilter()
    if let question { try Self.check(question) }
    let workspace = try await location.workspace(host, search.flags)
    let batch = try queries.map { try QueryFile($0, from: host.workingDirectory) }
    var knowledgeBase = try await Freshness.upToDate(workspace, console: console, isAllowed: !search.noSync)
    if let path = scan.path { knowledgeBase = try knowledgeBase.scanned(by: path) }
    let request = SearchRequest(
      question ?? "", limit: workspace.settings.knowledgeBase.numberOfResults, filter: filter,
      minimumScore: workspace.settings.knowledgeBase.minimumScore)
    if let batch {
      try await SearchBatch(knowledgeBase, request).answer(batch, console)
    } else {
      try await show(request, knowledgeBase, workspace.settings.knowledgeBase.fusionWeight, console)
    }
  }

  private func show(
    _ request: SearchRequest, _ knowledgeBase: KnowledgeBase, _ weight: Double, _ console: Console
  ) async throws {
    let outcome = try await knowledgeBase.outcome(for: request)
    let passages = outcome.passages
    let extent = explain ? try knowledgeBase.extent(matching: request.filter) : nil
    if console.json {
      var result = Passage.json(passages, query: request.question)
      if let extent, let snapshot = knowledgeBase.snapshot {
        result["searched"] = [
          "version": .number(Int(snapshot.version)), "chunks": .number(extent.chunks),
          "chunks_total": .number(extent.of), "scan": outcome.scan?.json ?? .null,
        ]
      }
      return try console.print(.object(result))
    }
    for passage in passages {
      try console.print(passage.text(weight: explain ? (knowledgeBase.snapshot == nil ? 1 : weight) : nil, console))
    }
    if passages.isEmpty {
      let limit = request.minimumScore > 0 ? " with a score of at least \(request.minimumScore)" : ""
      let chunks = knowledgeBase.snapshot.map { $0.rowCount.counted("chunk") }
      let place =
        chunks.map { request.filter == nil ? $0 : "what the filter keeps of \($0)" } ?? knowledgeBase.description
      console.note("no passage found\(limit) in \(place)")
    }
    if let extent {
      let scan = outcome.scan.map { "\n" + $0.text } ?? ""
      try console.print(
        "searched \(extent.chunks) of \(extent.of.counted("chunk")), \(knowledgeBase.description)" + scan)
    } else if explain {
      try console.print("searched \(knowledgeBase.description)")
    }
  }

  /// - Throws: `Failure` for a question without words.
  static func check(_ question: String) throws {
    guard question.allSatisfy(\.isWhitespace) else { return }
    throw Failure(
      status: .usage, code: "usage", message: "the question is empty",
      remedies: ["Ask for something: kb search \"top features\""])
  }
}
