import ArgumentParser
import Workspaces

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a cited passage in its document, with line numbers.",
    discussion: """
      REF is the number of a source of the newest run (1), of another run (RUN:1), or a document and, if wanted, some \
      of its lines (KEY, KEY:10, KEY:10-20).
      """)

  @Argument(help: ArgumentHelp("The passage.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("How many lines to print before and after.", valueName: "n"))
  var context = 2

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if context < 0 { throw ValidationError("--context: expected a number from 0 on, found \(context)") }
    if PassageReference(reference) == nil {
      throw ValidationError("expected 1, RUN:1, KEY, KEY:10 or KEY:10-20, found \"\(reference)\"")
    }
  }

  func run() async throws {
    guard let reference = PassageReference(reference) else { return }
    let host = try Host.current()
    let workspace = try await Workspace(host: host, docs: location.documents(host), flags: location.flags)
    let excerpt = try await workspace.excerpt(reference, context: context)
    let console = Console(output, host)
    try console.print(excerpt.json, or: ExcerptText(excerpt, console).text)
  }
}
