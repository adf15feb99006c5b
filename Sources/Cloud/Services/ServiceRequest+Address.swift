extension ServiceRequest {
  /// The address below an endpoint: its path, the parts of this call's and the query, each part encoded by itself.
  func url(at endpoint: String) -> String {
    var url = hostPrefixed(endpoint) + "/" + path.map { URIEncoding.encode($0) }.joined(separator: "/")
    if !query.isEmpty { url += "?" + query.map(Self.encode).joined(separator: "&") }
    return url
  }

  /// The request that is authorized and sent.
  func httpRequest(at endpoint: String) -> HTTPRequest {
    var request = HTTPRequest(
      method: method, url: url(at: endpoint), headers: headers, body: body, timeouts: timeouts,
      maximumResponseBytes: maximumResponseBytes)
    request.isRepeatable = isIdempotent
    return request
  }

  private func hostPrefixed(_ endpoint: String) -> String {
    guard !hostPrefix.isEmpty, let scheme = endpoint.firstRange(of: "://") else { return endpoint }
    return endpoint[..<scheme.upperBound] + hostPrefix + endpoint[scheme.upperBound...]
  }

  private static func encode(_ item: QueryItem) -> String {
    let name = URIEncoding.encode(item.name)
    return item.value.map { "\(name)=\(URIEncoding.encode($0))" } ?? name
  }
}
