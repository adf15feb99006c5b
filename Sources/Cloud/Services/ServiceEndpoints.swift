/// The addresses that stand in for those of services (`AWS_ENDPOINT_URL…`, `--endpoint-url`).
public struct ServiceEndpoints: Sendable, Hashable {
  /// The address for every service that has none of its own.
  public var common: String?
  /// The addresses by service id.
  public var addresses: [String: String]

  /// None, unless given.
  public init(common: String? = nil, addresses: [String: String] = [:]) {
    self.common = common
    self.addresses = addresses
  }

  /// The address of a service in a region, without a trailing `/`.
  public func url(of service: Service, region: String) -> String {
    let url = addresses[service.id] ?? common ?? service.url(region)
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }

  /// Whether a service's address was replaced.
  public func overrides(_ service: Service) -> Bool { addresses[service.id] ?? common != nil }
}
