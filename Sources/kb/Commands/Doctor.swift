import ArgumentParser
import JSON
import Workspaces

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the program, the configuration, the documents and the index.")

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let host = try Host.current()
    let console = Console(output, host)
    let findings = Checkup(host: host, docs: location.documents(host), flags: location.flags).findings()
    let failed = findings.contains { $0.status == .failure }
    try console.print(
      ["healthy": .bool(!failed), "findings": .array(findings.map(\.json))], or: text(findings, console))
    if failed { throw ExitStatus.notConfigured }
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
