import Archives
import ArgumentParser
import JSON
import Storage
import Workspaces

struct LambdaPackage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Make the zip of the function, for the runtime provided.al2023 and the handler action_group.",
    discussion: """
      With --with-data the customers, their predictions and the trained models go along, read-only. Without, a function \
      makes the standard customers below /tmp when a tool is first called, in some seconds.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The zip to write.", valueName: "file"))
  var output = "kb-lambda.zip"

  @Option(help: ArgumentHelp("The function's program (default: kb-lambda beside kb).", valueName: "file"))
  var binary: String?

  @Flag(help: "Put customers, predictions and trained models into the package.")
  var withData = false

  @OptionGroup var location: LocationOptions
  @OptionGroup var form: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(form, host)
    let program = try program(host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    if withData {
      let lines = PreparationLines(console)
      defer { lines.finish() }
      try await workspace.prepareCatalogue(progress: lines.update)
    }
    let package = FunctionPackage(
      program: program, configuration: workspace.configuration.file, data: withData ? workspace : nil)
    let content = try package.archive().content
    let target = LocalPath(output, relativeTo: host.workingDirectory)
    try FileSystem().replace(target.description, with: content)
    try report(package, content.count, target, host, console)
  }

  /// The program of the function.
  ///
  /// - Throws: `Failure` when it is not there.
  private func program(_ host: Host) throws -> LocalPath {
    let path =
      binary.map { LocalPath($0, relativeTo: host.workingDirectory) }
      ?? Self.ownPath(host).parent.appending("kb-lambda")
    guard path.kind == .file else {
      throw Failure(
        status: .notConfigured, code: "not_configured", message: "the function's program is not there: \(path)",
        remedies: [
          "Build it, in a checkout of the sources: ./kb lambda package", "Name it: kb lambda package --binary FILE",
        ])
    }
    return path
  }

  /// Where this program is.
  private static func ownPath(_ host: Host) -> LocalPath {
    let named = LocalPath(CommandLine.arguments.first ?? "kb", relativeTo: host.workingDirectory)
    return LocalPath("/proc/self/exe").resolved ?? named.resolved ?? named
  }

  private func report(
    _ package: FunctionPackage, _ bytes: Int, _ target: LocalPath, _ host: Host, _ console: Console
  ) throws {
    let name = target.text(from: host.workingDirectory)
    let megabytes = (Double(bytes) / 1_000_000).fixed(1)
    let settings = "runtime provided.al2023, architecture \(Version.architecture), handler action_group"
    try console.print(
      [
        "file": .string(target.description), "bytes": .number(bytes), "runtime": "provided.al2023",
        "architecture": .string(Version.architecture), "handler": "action_group",
        "entries": .array(package.entries.map { .string($0.name) }),
      ],
      or: "\(name): \(megabytes) MB, \(package.entries.count) files; \(settings)")
    // Lambda's quota for a zip that is part of the request.
    if bytes > 50_000_000 {
      console.note("kb: Lambda takes at most 50 MB directly: upload the zip to S3 and name it there")
    }
  }
}
