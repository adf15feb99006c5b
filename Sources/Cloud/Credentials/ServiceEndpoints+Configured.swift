extension ServiceEndpoints {
  /// The addresses that the command line, the environment and the profile name, in this order.
  ///
  /// As in botocore: `AWS_ENDPOINT_URL_SERVICE`, then `AWS_ENDPOINT_URL`, then the profile's `services` section, then its
  /// `endpoint_url` (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html). None of these counts
  /// when `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true. Anthropic's and OpenAI-compatible endpoints are no services of
  /// AWS: only the address that was given stands in for theirs, or `ANTHROPIC_BASE_URL`, `OPENAI_BASE_URL`, or a
  /// variable of their own (`AWS_ENDPOINT_URL_ANTHROPIC`).
  ///
  /// - Parameters:
  ///   - explicit: the address for every service (`--endpoint-url`).
  ///   - addresses: addresses by service id that were configured; they count before the environment.
  /// - Throws: `SharedConfigurationError` when the profile refers to a `services` section that does not exist: calls
  ///   would go to AWS instead.
  public init(_ inputs: CredentialInputs, explicit: String? = nil, addresses: [String: String] = [:]) throws {
    if let explicit, !explicit.isEmpty {
      // An address for AWS gets no keys of others.
      self.init(common: explicit, addresses: Self.vendors(inputs).merging(addresses) { $1 })
      return
    }
    self.init(addresses: Self.vendors(inputs))
    let files = try SharedConfiguration(inputs)
    let profile = files.profile(files.profileName)
    let ignored = inputs.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile?["ignore_configured_endpoint_urls"]
    if ignored?.lowercased() != "true" {
      let named = inputs.variable("AWS_ENDPOINT_URL")
      common = named ?? profile?["endpoint_url"]
      if named == nil { self.addresses.merge(try Self.services(of: profile, files)) { $1 } }
      for service in Self.known {
        if let url = inputs.variable("AWS_ENDPOINT_URL_\(service.variableName)") { self.addresses[service.id] = url }
      }
    }
    self.addresses.merge(addresses) { $1 }
  }

  /// The services that have a variable of their own.
  private static let known: [Service] = [
    .bedrockRuntime, .bedrockAgentRuntime, .bedrockAgent, .s3, .s3Vectors, .athena, .glue, .dynamoDB, .sts,
    .secretsManager, SingleSignOn.portal, .anthropic, .openAICompatible,
  ]

  private static func vendors(_ inputs: CredentialInputs) -> [String: String] {
    let variables = [(Service.anthropic, "ANTHROPIC_BASE_URL"), (.openAICompatible, "OPENAI_BASE_URL")]
    return Dictionary(
      variables.map { ($0.id, inputs.variable($1) ?? $0.url("")) }, uniquingKeysWith: { first, _ in first })
  }

  private static func services(
    of profile: INIDocument.Section?, _ files: SharedConfiguration
  ) throws -> [String: String] {
    guard let name = profile?["services"] else { return [:] }
    guard let section = files.services(name) else {
      throw SharedConfigurationError(
        "the profile \(files.profileName) refers to [services \(name)], which is not in "
          + "\(files.configPath ?? "the file of settings"). Add the section, or take out the line")
    }
    let pairs = known.compactMap { service in
      section.nested[service.variableName.lowercased()]?["endpoint_url"].map { (service.id, $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Service {
  /// What follows `AWS_ENDPOINT_URL_`; it is made of the service's id in AWS's models, which has a blank here.
  fileprivate var variableName: String { id == "secretsmanager" ? "SECRETS_MANAGER" : environmentName }
}
