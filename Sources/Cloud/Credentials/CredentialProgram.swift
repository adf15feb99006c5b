import JSON

/// A program that prints credentials (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html).
struct CredentialProgram: Sendable {
  /// The command line.
  let command: String
  /// The profile that names it, for errors.
  let profile: String
  let run: @Sendable (_ command: ExternalCommand) async throws -> ExternalCommand.Outcome

  /// What the program gives.
  func credentials() async throws -> Credentials {
    let name = "credential_process of the profile \(profile)"
    guard let words = ShellWords.split(command), !words.isEmpty else {
      throw CredentialSourceError("\(name) is no command line: a quotation mark is left open, or it is empty")
    }
    let outcome: ExternalCommand.Outcome
    do {
      outcome = try await run(ExternalCommand(words))
    } catch let error as CancellationError {
      throw error
    } catch {
      throw CredentialSourceError("\(name) did not come to its end: \(error)")
    }
    guard outcome.status == 0 else {
      let errors = String(decoding: outcome.errors.prefix(500), as: UTF8.self)
      throw CredentialSourceError(
        "\(name) ended with the status \(outcome.status): \(errors)", remedies: ["run \(words[0]) yourself and see"])
    }
    var document = CredentialDocument(giver: name)
    document.keys.token = "SessionToken"
    let json = try document.parsed(outcome.output)
    guard json["Version"]?.int == 1 else {
      throw CredentialSourceError("\(name) gave JSON whose \"Version\" is not 1")
    }
    return try document.credentials(json, expirationKey: "Expiration")
  }
}
