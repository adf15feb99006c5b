import TestSupport
import Testing

@testable import Cloud

/// The stand-in of `standins/credentials.py`, and a machine with an environment, files and programs of its own.
struct CredentialDouble {
  /// One server for all tests; it ends with the process.
  private static let server = Result { try LoopbackServer("standins/credentials.py") }

  var environment: [String: String] = [:]
  var files: [String: String] = [:]
  var profile: String?
  var region: String?
  /// 2026-11-23T00:00:00Z.
  var now = 1_795_392_000.0
  let url: String

  init() throws {
    url = try Self.server.get().url
    // Nothing of these tests leaves the machine.
    environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "\(url)/imds-bare"
    environment["AWS_METADATA_SERVICE_TIMEOUT"] = "20"
  }

  /// The files of settings and of keys.
  mutating func configure(_ config: String, credentials: String = "") {
    files["/home/kb/.aws/config"] = config
    files["/home/kb/.aws/credentials"] = credentials
  }

  var inputs: CredentialInputs {
    var inputs = CredentialInputs(
      environment: environment, homeDirectory: "/home/kb", profile: profile, region: region, http: HTTPClient(),
      readFile: { [files] path in
        if files[path] == "unreadable" { throw CredentialSourceError("permission denied") }
        return files[path].map { Array($0.utf8) }
      },
      run: { command in
        let outcome = try ChildProcess("/usr/bin/env", in: "/").run(command.arguments)
        return ExternalCommand.Outcome(
          status: Int(outcome.status), output: Array(outcome.output.utf8), errors: Array(outcome.errors.utf8))
      },
      clock: { [now] in now }, random: { 0.5 })
    inputs.containerAddress = url
    return inputs
  }

  var chain: CredentialChain {
    CredentialChain(inputs, region: "eu-west-1", endpoints: ServiceEndpoints(common: url))
  }

  /// The error of a chain that must fail.
  func error() async -> CredentialError? {
    await #expect(throws: CredentialError.self) { try await chain.credentials() }
  }
}
