/// Credentials of a container's role, as ECS (`…_RELATIVE_URI`) and EKS Pod Identity (`…_FULL_URI`) offer them
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html).
struct ContainerSource: CredentialSource {
  let inputs: CredentialInputs
  var source: AmbientSource { .container }

  private static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  private static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"

  func find() async throws -> SourceFinding {
    let url: String
    if let path = inputs.variable(Self.relative) {
      guard path.hasPrefix("/") else {
        throw CredentialSourceError("\(Self.relative) must begin with \"/\", or it would be part of the host")
      }
      url = inputs.containerAddress + path
    } else if let address = inputs.variable(Self.full) {
      try Self.check(address)
      url = address
    } else {
      return .absent("neither \(Self.relative) nor \(Self.full) is set")
    }
    let token = try authorization()
    let headers = [HTTPHeader("Accept", "application/json")] + (token.map { [HTTPHeader("Authorization", $0)] } ?? [])
    let answer = try await answer(from: MetadataAddress(url), headers)
    let host = WireAddress(url).host
    guard answer.status == 200 else {
      throw CredentialSourceError("the container endpoint at \(host) answered with the status \(answer.status)")
    }
    let credentials = try CredentialDocument(giver: "the container endpoint at \(host)").credentials(answer.body)
    return .found(credentials, detail: "container endpoint at \(host)")
  }

  /// What the endpoint says, asked up to three times while it is busy starting.
  private func answer(from address: MetadataAddress, _ headers: [HTTPHeader]) async throws -> MetadataAddress.Answer {
    for pause in [0.1, 0.5] {
      let answer = try? await address.send("GET", "", headers: headers, seconds: 2 * inputs.metadataSeconds)
      if let answer, answer.status < 500 { return answer }
      try await Task.sleep(for: .seconds(pause))
    }
    return try await address.send("GET", "", headers: headers, seconds: 2 * inputs.metadataSeconds)
  }

  /// The token for the endpoint; its file is read anew each time, for the platform renews it.
  private func authorization() throws -> String? {
    var token = inputs.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    if let path = inputs.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
      guard let text = try inputs.text(ofFile: path) else {
        throw CredentialSourceError("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names \(path), which does not exist")
      }
      token = text
    }
    guard token?.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) != true else {
      throw CredentialSourceError("the token of the container endpoint has a line break")
    }
    return token
  }

  /// Credentials are asked for over TLS, or on the machine itself, or at the platform's own addresses.
  private static func check(_ address: String) throws {
    let parts = WireAddress(address)
    if parts.scheme == "https" { return }
    let host = parts.hostName
    let known = ["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"]
    guard parts.scheme == "http", known.contains(host) || isLoopback(host) else {
      throw CredentialSourceError(
        "\(full) names the host \(host); over plain HTTP only the machine itself and "
          + "\(known.dropFirst(2).joined(separator: ", ")) are asked",
        remedies: ["use https, or unset \(full)"])
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
