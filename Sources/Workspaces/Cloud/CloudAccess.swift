import Cloud
import Storage
import Synchronization

/// What leaves the machine for a workspace: connections, credentials and money.
///
/// Nothing is asked for, opened or loaded before a setting that names a service needs it.
public final class CloudAccess: Sendable {
  /// The settings in force.
  public let settings: Configuration
  /// What was spent, and may be.
  public let spending: Spending
  let host: Host
  let inputs: CredentialInputs
  private let http: HTTPClient
  private let notes = Mutex<[String]>([])
  private let connection = Mutex<Task<ServiceClient, any Error>?>(nil)

  /// The access that settings ask for.
  ///
  /// - Throws: `PriceTableError`, `FileError` for a configured file of prices.
  public init(host: Host, settings: Configuration) throws {
    self.host = host
    self.settings = settings
    let file = settings.cloud.priceFile
    let prices = try PriceTable.embedded(
      overriddenBy: file.map { try FileSystem().read($0.description).array }, file: file?.description ?? "")
    spending = Spending(prices: prices, limit: settings.agent.maximumUSD)
    http = HTTPClient(environment: host.environment)
    let environment = host.environment
    inputs = CredentialInputs(
      environment: environment, homeDirectory: host.homeDirectory?.description, profile: settings.cloud.profile,
      region: settings.cloud.region, http: http, readFile: Self.content,
      run: { try Subprocess(command: $0, environment: environment).outcome() },
      clock: SystemClock.seconds, random: SystemRandom.share)
  }

  /// What calls of AWS go through; the first caller waits until the region is known.
  ///
  /// - Throws: `CredentialError` when nothing names a region; `SharedConfigurationError`.
  public func client() async throws -> ServiceClient {
    let task = connection.withLock { task in
      let started = task ?? Task { [self] in try await client(in: RegionChain(inputs).resolution().region) }
      task = started
      return started
    }
    return try await task.value
  }

  /// What went wrong without being in the way, since the last time this was asked.
  public func takeWarnings() -> [String] {
    notes.withLock { notes in
      defer { notes = [] }
      return notes
    }
  }

  func warn(_ text: String) { notes.withLock { $0.append(text) } }

  /// What calls of services without regions go through: Anthropic's, or a server of one's own.
  ///
  /// - Throws: `SharedConfigurationError`.
  func regionlessClient() throws -> ServiceClient { try client(in: settings.cloud.region ?? "") }

  /// Where the services are.
  ///
  /// - Throws: `SharedConfigurationError`.
  func endpoints() throws -> ServiceEndpoints {
    var addresses = settings.cloud.endpoints
    if let url = settings.knowledgeBase.embedding.endpointURL { addresses[Service.openAICompatible.id] = url }
    return try ServiceEndpoints(inputs, explicit: settings.cloud.endpointURL, addresses: addresses)
  }

  /// Where credentials are looked for.
  func credentials(region: String) throws -> CredentialChain {
    try CredentialChain(inputs, region: region, endpoints: endpoints())
  }

  private func client(in region: String) throws -> ServiceClient {
    let authorizer = try Authorizer(
      chain: credentials(region: region), region: region, environment: host.environment)
    return ServiceClient(
      http: http, region: region, endpoints: try endpoints(),
      authorization: { try await authorizer.authorization(for: $0) },
      renewed: { try await authorizer.renewed(after: $0) },
      clock: SystemClock.seconds, random: SystemRandom.share)
  }

  private static func content(ofFile path: String) throws -> [UInt8]? {
    guard LocalPath(path).kind != .absent else { return nil }
    return try FileSystem().read(path).array
  }
}
