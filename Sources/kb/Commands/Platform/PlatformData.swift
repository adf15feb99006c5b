import ArgumentParser
import JSON
import Platform
import Workspaces

struct PlatformData: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Make the customers that models learn from, as files and tables.",
    discussion: "The same seed and number of customers give the same bytes on every machine.")

  @Option(help: ArgumentHelp("Load this file into a table of its own instead.", valueName: "file"))
  var csv: String?

  @Option(help: ArgumentHelp("With --csv: check the table against the expectations of this file.", valueName: "file"))
  var expectations: String?

  @OptionGroup var population: PopulationOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if csv != nil, population.isChosen {
      throw ValidationError("--csv goes without --customers, --seed and --as-of")
    }
    if expectations != nil, csv == nil { throw ValidationError("--expectations goes with --csv") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    if let csv {
      let directory = host.workingDirectory
      let report = try await workspace.importCSV(
        LocalPath(csv, relativeTo: directory), expectations: expectations.map { LocalPath($0, relativeTo: directory) })
      try console.print(report.json, or: report.text(from: directory))
      if report.rows.faultCount > 0 { throw ExitStatus.internalError }
      return
    }
    let preparation = workspace.preparation(
      customers: population.customers, seed: population.seed, asOf: population.asOf)
    let start = ContinuousClock.now
    let present = try preparation.currentManifest(thorough: true)
    let progress = PlatformProgress()
    defer { progress.finish() }
    let manifest =
      if let present { present } else { try await preparation.prepare(progress: progress.update) }
    progress.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try console.print(
      json(manifest, isNew: present == nil, seconds), or: text(manifest, isNew: present == nil, seconds, host))
  }

  private func json(_ manifest: DataManifest, isNew: Bool, _ seconds: Double) -> JSONValue {
    guard var object = manifest.json.object else { return manifest.json }
    object["up_to_date"] = .bool(!isNew)
    object["seconds"] = .number((seconds * 1000).rounded() / 1000)
    return .object(object)
  }

  private func text(_ manifest: DataManifest, isNew: Bool, _ seconds: Double, _ host: Host) -> String {
    let state = isNew ? "made in \(seconds.fixed(1)) s" : "up to date"
    var table = Table()
    for file in manifest.files { table.append("  \(file.path)", file.bytes.sizeText, String(file.sha256.prefix(16))) }
    let head = "\(manifest.customers.counted("customer")) of seed \(manifest.seed), as of \(manifest.asOf): \(state)"
    return head + "\n" + table.text
  }
}
