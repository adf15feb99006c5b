import Cloud

/// Looks at what a workspace needs of services: region, credentials, addresses; never shows a secret.
public struct CloudCheckup: Sendable {
  private let cloud: CloudAccess

  /// A check of the cloud that settings name.
  public init(_ cloud: CloudAccess) { self.cloud = cloud }

  /// What was found; one finding when no setting names a service. Calls nothing but what credentials come from.
  public func findings() async -> [Finding] {
    let services = cloud.settings.services
    guard !services.isEmpty else {
      return [Finding("cloud", "no setting names a service; nothing leaves this machine")]
    }
    let prices = Finding("prices", "of \(cloud.spending.prices.date); see: kb config prices")
    let named = Finding("cloud", services.map(\.id).joined(separator: ", "))
    return [named] + (await aws(services)) + (await embedding()) + keys(services) + addresses(services) + [prices]
  }

  private func aws(_ services: [Service]) async -> [Finding] {
    guard services.contains(where: \.isAWS) else { return [] }
    let region: RegionResolution
    do {
      region = try await RegionChain(cloud.inputs).resolution()
    } catch {
      return [failure("region", error)]
    }
    let place = Finding("region", "\(region.region), from \(region.source.rawValue): \(region.detail)")
    if services.filter(\.isAWS) == [.bedrockRuntime], hasValue("AWS_BEARER_TOKEN_BEDROCK") {
      return [place, Finding("credentials", "AWS_BEARER_TOKEN_BEDROCK")]
    }
    do {
      let found = try await cloud.credentials(region: region.region).resolution()
      let detail = "\(found.accessKeyID), from \(found.source.rawValue): \(found.detail)"
      return [place, Finding("credentials", detail)]
    } catch {
      return [place, failure("credentials", error)]
    }
  }

  private func embedding() async -> [Finding] {
    guard cloud.settings.knowledgeBase.embedding.model != "hashing" else { return [] }
    do {
      return [Finding("embedding", try await cloud.embedder().modelID)]
    } catch let error as WorkspaceError {
      return [Finding("embedding", error.description, .failure, remedies: error.remedies)]
    } catch is CredentialError {
      return []
    } catch {
      return [failure("embedding", error)]
    }
  }

  private func keys(_ services: [Service]) -> [Finding] {
    guard services.contains(.anthropic) else { return [] }
    guard hasValue("ANTHROPIC_API_KEY") else {
      return [
        Finding(
          "credentials", "ANTHROPIC_API_KEY is not set", .failure,
          remedies: ["Set it, or use Claude on Bedrock: KB_MODEL=bedrock"])
      ]
    }
    return [Finding("credentials", "ANTHROPIC_API_KEY is set")]
  }

  private func addresses(_ services: [Service]) -> [Finding] {
    do {
      let endpoints = try cloud.endpoints()
      return services.filter(endpoints.overrides).map { service in
        Finding("endpoint", "\(service.id) is at \(endpoints.url(of: service, region: ""))")
      }
    } catch {
      return [failure("endpoint", error)]
    }
  }

  private func hasValue(_ variable: String) -> Bool { cloud.host.environment[variable]?.isEmpty == false }

  private func failure(_ subject: String, _ error: any Error) -> Finding {
    guard let error = error as? CredentialError else { return Finding(subject, "\(error)", .failure) }
    let detail = ([error.summary] + error.attempts.map(\.description)).joined(separator: "; ")
    return Finding(subject, detail, .failure, remedies: error.remedies)
  }
}

extension Service {
  /// Whether its calls are signed for a region of AWS.
  public var isAWS: Bool { self != .anthropic && self != .openAICompatible }
}
