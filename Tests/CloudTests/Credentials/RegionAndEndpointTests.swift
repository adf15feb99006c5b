import Testing

@testable import Cloud

@Suite struct RegionAndEndpointTests {
  private var double: CredentialDouble

  init() throws { double = try CredentialDouble() }

  @Test mutating func `The region is what was given, then the environment's, the profile's, the instance's`()
    async throws
  {
    double.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "\(double.url)/imds"
    func found() async throws -> String {
      let resolution = try await RegionChain(double.inputs).resolution()
      return "\(resolution.region) \(resolution.source.rawValue) \(resolution.others.count)"
    }
    #expect(try await found() == "eu-north-1 instance metadata 3")
    double.configure("[default]\nregion = eu-south-1\n")
    #expect(try await found() == "eu-south-1 shared configuration 2")
    double.environment["AWS_DEFAULT_REGION"] = "eu-west-2"
    #expect(try await found() == "eu-west-2 environment variables 1")
    double.environment["AWS_REGION"] = "eu-west-1"
    #expect(try await found() == "eu-west-1 environment variables 1")
    double.region = "us-east-1"
    #expect(try await found() == "us-east-1 flags and configuration 0")
  }

  @Test mutating func `Without a region every place that may say one is named`() async throws {
    double.environment["AWS_EC2_METADATA_DISABLED"] = "true"
    let error = await #expect(throws: CredentialError.self) { try await RegionChain(double.inputs).resolution() }
    #expect(error?.attempts.map(\.source) == [.explicit, .environment, .profile, .instance])
    #expect(error?.description.contains("no source has a AWS") == false && error?.item == "region")
  }

  @Test(arguments: ["evil.example/", "evil.example:8080#", "us east", "us\r\nX:", "EU-WEST-1", ""])
  mutating func `A region that could be another host is refused before anything is sent`(region: String) async throws {
    double.environment["AWS_EC2_METADATA_DISABLED"] = "true"
    double.environment["AWS_REGION"] = region
    await #expect(throws: CredentialError.self) { try await RegionChain(double.inputs).resolution() }
  }

  private func address(_ service: Service, explicit: String? = nil) throws -> String {
    try ServiceEndpoints(double.inputs, explicit: explicit, addresses: ["glue": "http://glue/"])
      .url(of: service, region: "eu-west-1")
  }

  @Test mutating func `A service's own variable counts before the one for all, and that before the profile's`() throws {
    double.configure(
      """
      [default]
      endpoint_url = http://profile
      services = local
      [services local]
      s3 =
        endpoint_url = http://section
      bedrock_runtime =
        endpoint_url = http://bedrock-section
      """)
    #expect(try address(.s3) == "http://section" && address(.athena) == "http://profile")
    #expect(try address(.bedrockRuntime) == "http://bedrock-section")
    double.environment["AWS_ENDPOINT_URL"] = "http://all/"
    #expect(try address(.s3) == "http://all" && address(.athena) == "http://all")
    double.environment["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = "http://runtime"
    double.environment["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = "http://secrets"
    #expect(try address(.bedrockRuntime) == "http://runtime" && address(.secretsManager) == "http://secrets")
    #expect(try address(.bedrockAgent) == "http://all" && address(.glue) == "http://glue")
    #expect(try address(.s3, explicit: "http://flag") == "http://flag")
    #expect(try address(.glue, explicit: "http://flag") == "http://glue")
    double.environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
    #expect(try address(.s3) == "https://s3.eu-west-1.amazonaws.com" && address(.glue) == "http://glue")
    #expect(try address(.s3, explicit: "http://flag") == "http://flag")
  }

  @Test mutating func `The address for AWS is none for others, which have variables of their own`() throws {
    double.environment["AWS_ENDPOINT_URL"] = "http://all"
    #expect(try address(.anthropic) == "https://api.anthropic.com")
    double.environment["ANTHROPIC_BASE_URL"] = "http://anthropic"
    double.environment["AWS_ENDPOINT_URL_OPENAI"] = "http://openai"
    #expect(try address(.anthropic) == "http://anthropic" && address(.openAICompatible) == "http://openai")
    #expect(try address(.anthropic, explicit: "http://flag") == "http://anthropic")
  }

  @Test mutating func `A section of services that does not exist is an error, for calls would go to AWS`() {
    double.configure("[default]\nservices = lokal\n")
    let error = #expect(throws: SharedConfigurationError.self) { try address(.s3) }
    #expect(error?.description.contains("[services lokal]") == true)
  }

  @Test func `Every service is authorized in its own way`() async throws {
    let credentials = Credentials(accessKeyID: "A", secretAccessKey: "B")
    let chain = CredentialChain([ExplicitSource(credentials: credentials)], clock: { 0 })
    func authorize(_ service: Service, _ environment: [String: String]) async throws -> Authorization {
      try await Authorizer(chain: chain, region: "r", environment: environment).authorization(for: service)
    }
    let signature = Authorization.signature(credentials, region: "r")
    let bearer = ["AWS_BEARER_TOKEN_BEDROCK": "token"]
    #expect(try await authorize(.bedrockRuntime, [:]) == signature)
    #expect(try await authorize(.bedrockRuntime, bearer) == .bearer("token"))
    #expect(try await authorize(.bedrockAgentRuntime, bearer) == signature)
    #expect(try await authorize(.openAICompatible, [:]) == .none)
    #expect(try await authorize(.openAICompatible, ["OPENAI_API_KEY": "k"]) == .bearer("k"))
    #expect(try await authorize(.anthropic, ["ANTHROPIC_API_KEY": "k"]) == .header(HTTPHeader("x-api-key", "k")))
    let error = await #expect(throws: ServiceError.self) { try await authorize(.anthropic, ["ANTHROPIC_API_KEY": ""]) }
    #expect(error?.kind == .authentication && error?.remedies.isEmpty == false)
  }

  @Test func `Keys that do not change cannot be renewed`() async throws {
    let credentials = Credentials(accessKeyID: "A", secretAccessKey: "B")
    let chain = CredentialChain([ExplicitSource(credentials: credentials)], clock: { 0 })
    let authorizer = Authorizer(chain: chain, region: "r", environment: [:])
    #expect(try await authorizer.renewed(after: authorizer.authorization(for: .s3)) == nil)
    let old = Authorization.signature(Credentials(accessKeyID: "O", secretAccessKey: "P"), region: "r")
    #expect(try await authorizer.renewed(after: old) == .signature(credentials, region: "r"))
    #expect(try await authorizer.renewed(after: .bearer("token")) == nil)
  }
}
