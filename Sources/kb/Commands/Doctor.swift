import ArgumentParser
import JSON
import Retrieval
import Storage
import Workspaces

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the program, the configuration, the documents and the index.")

  @Flag(help: "Read the whole index and check it against its checksums.")
  var verify = false

  @Flag(help: "Remove what no recent version of the index needs and is older than a day.")
  var reclaim = false

  @Flag(help: "Print the IAM policies that the settings need, and nothing else.")
  var iam = false

  @Option(help: ArgumentHelp("The account in the policies; by default that of the credentials.", valueName: "id"))
  var account: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let account else { return }
    guard account.utf8.count == 12, account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw ValidationError("expected --account with twelve digits, found \(account)")
    }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    if iam { return try await PolicyReport(location, account: account, host).print(console) }
    var surroundings = Checkup(host: host, docs: location.documents(host), flags: location.flags).findings()
    if let settings = try? location.configuration(host).values {
      surroundings += await Self.cloud(host, settings)
    }
    // What keeps a workspace from being put together is among the findings already, unless it is the index.
    var index: [Finding] = []
    do {
      let workspace = try await location.workspace(host)
      index = await IndexCheckup(workspace).findings(verifies: verify, reclaims: reclaim)
    } catch let error as StorageError {
      index = [Finding("index", "\(error)", .failure, remedies: ["Make it anew from the documents: kb sync --full"])]
    } catch {}
    let findings = surroundings + index
    let failed = findings.contains { $0.status == .failure }
    try console.print(
      ["healthy": .bool(!failed), "findings": .array(findings.map(\.json))], or: text(findings, console))
    if index.contains(where: { $0.status == .failure }) { throw ExitStatus.internalError }
    if failed { throw ExitStatus.notConfigured }
  }

  private static func cloud(_ host: Host, _ settings: Configuration) async -> [Finding] {
    do {
      return await CloudCheckup(try CloudAccess(host: host, settings: settings)).findings()
    } catch {
      return [Finding("prices", "\(error)", .failure)]
    }
  }

  private func text(_ findings: [Finding], _ console: Console) -> String {
    findings.flatMap { finding -> [String] in
      let mark =
        switch finding.status {
        case .ok: console.styled("ok     ", .green)
        case .warning: console.styled("warning", .yellow)
        case .failure: console.styled("failure", .red)
        }
      let remedies = finding.remedies.enumerated().map { "           \($0.offset + 1). \($0.element)" }
      return ["\(mark)  \(finding.subject): \(finding.detail)"] + remedies
    }.joined(separator: "\n")
  }
}
