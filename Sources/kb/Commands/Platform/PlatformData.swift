import ArgumentParser
import JSON
import Platform
import Workspaces

struct PlatformData: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Make the customers that models learn from, as files and tables.",
    discussion: "The same seed and number of customers give the same bytes on every machine.")

  @Option(help: ArgumentHelp("Make so many customers (default: 100000, or as many as there are).", valueName: "n"))
  var customers: Int?

  @Option(help: ArgumentHelp("Make the population of this seed.", valueName: "s"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The moment that the data stand for (default: \(DataPreparation.standardMoment)).", valueName: "t"))
  var asOf: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let allowed = CustomerGenerator.allowedCounts
    if let customers, !allowed.contains(customers) {
      throw ValidationError(
        "expected --customers from \(allowed.lowerBound) to \(allowed.upperBound), found \(customers)")
    }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let preparation = workspace.preparation(customers: customers, seed: seed, asOf: asOf)
    let start = ContinuousClock.now
    let present = try preparation.currentManifest()
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
