/// The metadata service of an EC2 instance, version 2: every question needs a token of its own
/// (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html).
struct InstanceMetadata: Sendable {
  private let address: MetadataAddress
  private let isDisabled: Bool
  private let seconds: Double

  /// The service at its usual address, or where `AWS_EC2_METADATA_SERVICE_ENDPOINT` or the profile says.
  init(_ inputs: CredentialInputs, _ files: SharedConfiguration?) {
    let profile = files.flatMap { $0.profile($0.profileName) }
    let mode =
      inputs.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE") ?? profile?["ec2_metadata_service_endpoint_mode"]
    let usual = mode?.lowercased() == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    address = MetadataAddress(
      inputs.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? profile?["ec2_metadata_service_endpoint"] ?? usual)
    seconds = inputs.metadataSeconds
    isDisabled = inputs.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() == "true"
  }

  /// What an instance knows, or why nothing is known.
  enum Answer: Sendable {
    /// The body.
    case found([UInt8])
    /// There is no such service, or it does not have this.
    case absent(String)
  }

  /// Asks for paths one after the other, each made from the answer before.
  func answer(_ paths: [@Sendable (_ previous: String) -> String]) async throws -> Answer {
    guard !isDisabled else { return .absent("AWS_EC2_METADATA_DISABLED is true") }
    do {
      let host = WireAddress(address.url).host
      let token = try await address.send(
        "PUT", "/latest/api/token", headers: [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")],
        seconds: seconds)
      guard token.status == 200 else {
        return .absent("\(host) gives no token for version 2 of the service (status \(token.status))")
      }
      let header = HTTPHeader("x-aws-ec2-metadata-token", String(decoding: token.body, as: UTF8.self))
      var body: [UInt8] = []
      for path in paths {
        let path = path(String(decoding: body, as: UTF8.self))
        let answer = try await address.send("GET", path, headers: [header], seconds: seconds)
        if answer.status == 404 { return .absent("\(host) has nothing at \(path)") }
        guard answer.status == 200, !answer.body.isEmpty else {
          throw CredentialSourceError("\(host) answered with the status \(answer.status) for \(path)")
        }
        body = answer.body
      }
      return .found(body)
    } catch let error as HTTPError {
      return .absent("nothing answers: \(error)")
    }
  }
}
