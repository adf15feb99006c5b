import Synchronization

/// The credentials of the first source that has some, renewed before they end; shared by everything that signs.
///
/// The order is that of botocore and the AWS SDKs: what was given, environment variables, web identity, profile, container
/// endpoint, instance metadata. A source that is configured and fails ends the search: another identity than the
/// configured one would be a surprise.
public final class CredentialChain: Sendable {
  /// From so many seconds before the end on, credentials are renewed while the old ones are still given (as botocore).
  static let advisoryWindow = 15.0 * 60
  /// From so many seconds before the end on, calls wait for new credentials.
  static let mandatoryWindow = 10.0 * 60
  /// How many seconds lie between two attempts to renew credentials that have not ended.
  static let pause = 60.0

  private struct Resolved: Sendable {
    let credentials: Credentials
    let resolution: CredentialResolution
  }

  private struct State {
    var resolved: Resolved?
    var attemptedAt = -Double.infinity
  }

  let sources: [any CredentialSource]
  private let clock: @Sendable () -> Double
  private let state = Mutex(State())
  private let flight = SingleFlight<Resolved>()

  /// A chain; nothing is asked yet.
  ///
  /// - Parameters:
  ///   - region: the region whose STS is asked for the credentials of roles.
  ///   - endpoints: the addresses that stand in for those of STS and of the portal of single sign-on (`sso`).
  public convenience init(
    _ inputs: CredentialInputs, region: String, endpoints: ServiceEndpoints = ServiceEndpoints()
  ) {
    let exchange = TokenExchange(inputs: inputs, endpoints: endpoints, region: region)
    self.init(
      [
        ExplicitSource(credentials: inputs.credentials), EnvironmentSource(inputs: inputs),
        WebIdentitySource(inputs: inputs, exchange: exchange),
        ProfileSource(inputs: inputs, exchange: exchange, endpoints: endpoints), ContainerSource(inputs: inputs),
        InstanceSource(metadata: InstanceMetadata(inputs, try? SharedConfiguration(inputs))),
      ], clock: inputs.clock)
  }

  init(_ sources: [any CredentialSource], clock: @escaping @Sendable () -> Double) {
    self.sources = sources
    self.clock = clock
  }

  /// The credentials to sign with now.
  ///
  /// However many ask at once, the sources are asked once. Credentials that cannot be renewed are given until they end.
  ///
  /// - Throws: `CredentialError`, `CancellationError`.
  public func credentials() async throws -> Credentials { try await current().credentials }

  /// Credentials other than those that a service refused as expired.
  ///
  /// - Throws: `CredentialError`, `CancellationError`.
  public func refreshed(after refused: Credentials) async throws -> Credentials {
    try await fetch(insteadOf: refused).credentials
  }

  /// Where the credentials come from, and why from nowhere else.
  ///
  /// - Throws: `CredentialError`, `CancellationError`.
  public func resolution() async throws -> CredentialResolution { try await current().resolution }

  private func current() async throws -> Resolved {
    let now = clock()
    let (known, attemptedAt) = state.withLock { ($0.resolved, $0.attemptedAt) }
    guard let known else { return try await fetch(insteadOf: nil) }
    let remaining = (known.credentials.expiration ?? .infinity) - now
    let wasTried = now - attemptedAt < Self.pause
    if remaining > Self.advisoryWindow || (remaining > 0 && wasTried) { return known }
    if remaining > Self.mandatoryWindow {
      flight.begin { try await self.resolve(insteadOf: known.credentials) }
      return known
    }
    do {
      return try await fetch(insteadOf: known.credentials)
    } catch let error as CredentialError {
      if remaining > 0 { return known }
      throw error
    }
  }

  private func fetch(insteadOf old: Credentials?) async throws -> Resolved {
    try await flight.value { try await self.resolve(insteadOf: old) }
  }

  private func resolve(insteadOf old: Credentials?) async throws -> Resolved {
    // Others may have found new ones since the caller looked.
    if let known = state.withLock({ $0.resolved }), known.credentials != old { return known }
    state.withLock { $0.attemptedAt = clock() }
    var attempts: [SourceAttempt] = []
    for (index, source) in sources.enumerated() {
      switch try await finding(of: source, after: attempts) {
      case .absent(let reason): attempts.append(SourceAttempt(source.source, reason))
      case .found(let credentials, let detail):
        let later = sources[(index + 1)...].map {
          SourceAttempt($0.source, "not asked, for \(source.source.rawValue) came first")
        }
        let resolved = Resolved(
          credentials: credentials,
          resolution: CredentialResolution(
            source: source.source, detail: detail, accessKeyID: credentials.accessKeyID,
            expiration: credentials.expiration, others: attempts + later))
        state.withLock { $0.resolved = resolved }
        return resolved
      }
    }
    throw CredentialError(attempts: attempts, isFailure: false, remedies: Self.remedies)
  }

  private func finding(of source: any CredentialSource, after attempts: [SourceAttempt]) async throws -> SourceFinding {
    do {
      let finding = try await source.find()
      if case .found(let credentials, let detail) = finding, let end = credentials.expiration, end <= clock() {
        throw CredentialSourceError("\(detail): expired at \(UTCTime(seconds: end).basic)")
      }
      return finding
    } catch let error as CancellationError {
      throw error
    } catch {
      let remedies = (error as? CredentialSourceError)?.remedies ?? (error as? ServiceError)?.remedies ?? []
      throw CredentialError(
        attempts: attempts + [SourceAttempt(source.source, "\(error)")], isFailure: true,
        remedies: remedies.isEmpty ? ["mend \(source.source.rawValue), or configure another source"] : remedies)
    }
  }

  private static let remedies = [
    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run `aws configure`, or `aws sso login` with AWS_PROFILE set",
    "on AWS give the instance, container or function a role",
  ]
}
