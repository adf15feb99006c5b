import TestSupport
import Testing
import Workspaces

@Suite struct CheckupTests {
  private func finding(_ subject: String, _ host: Host) -> [Finding] {
    Checkup(host: host).findings().filter { $0.subject == subject }
  }

  @Test func `A workspace in order has no failure and no warning`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectory("kb-docs")
    let findings = Checkup(host: directory.host()).findings()
    #expect(findings.allSatisfy { $0.status == .ok })
  }

  @Test func `A mistyped environment variable is a warning with the right name`() throws {
    let directory = try TemporaryDirectory()
    let findings = finding("environment", directory.host(environment: ["KB_MODLE": "secret"]))
    let warning = try #require(findings.first { $0.status == .warning })
    #expect(warning.remedies == ["Use KB_MODEL"])
    #expect(!findings.contains { $0.detail.contains("secret") })
  }

  @Test func `A configuration that cannot be read is a failure, and the report still comes`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("{", to: "kb.json")
    #expect(finding("configuration", directory.host()).map(\.status) == [.failure])
  }

  @Test func `A state directory that is a file is a failure`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectory("kb-docs")
    try directory.write("", to: ".kb")
    #expect(finding("state", directory.host()).map(\.status) == [.failure])
  }
}
