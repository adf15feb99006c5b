import ArgumentParser
import JSON
import Retrieval
import Workspaces

struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look into the index: documents, chunks, sizes, near-duplicates.")

  @Argument(help: "Only this document, with its chunks: key, URI, path, or the end of a key.")
  var document: String?

  @Flag(help: "Show every chunk with its text and where it comes from.")
  var chunks = false

  @Flag(help: "Show how large the chunks are, and how our count of tokens compares with the embedding service's.")
  var tokens = false

  @Flag(help: "Show groups of chunks that say almost the same.")
  var duplicates = false

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try await location.workspace(host)
    let contents = try await workspace.contents()
    let documents =
      try document.map { [try contents.document(named: $0, from: host.workingDirectory)] } ?? contents.documents
    let inspection = try Inspection(contents, of: documents)
    let showsChunks = chunks || document != nil && !tokens && !duplicates
    guard console.json else {
      if showsChunks {
        for chunk in inspection.chunks { try console.print(chunk.text(console)) }
      } else if !tokens, !duplicates {
        try console.print(inspection.overview)
      }
      if tokens {
        try console.print(inspection.histogramText)
        for entry in workspace.tokenLedger.entries { try console.print(entry.text) }
      }
      if duplicates { try console.print(inspection.duplicatesText) }
      return
    }
    var result = inspection.json
    if showsChunks { result["chunks"] = .array(inspection.chunks.map(\.json)) }
    if tokens {
      result["tokens"] = inspection.histogramJSON
      result["billed"] = .array(workspace.tokenLedger.entries.map(\.json))
    }
    if duplicates { result["duplicates"] = inspection.duplicatesJSON }
    try console.print(.object(result))
  }
}
