extension HTTPRequest {
  /// The request saying who makes it.
  ///
  /// - Parameter time: the seconds since 1970, for signatures.
  func authorized(_ authorization: Authorization, for service: Service, at time: Double) -> HTTPRequest {
    var request = self
    switch authorization {
    case .none: break
    case .bearer(let token): request.headers.append(HTTPHeader("Authorization", "Bearer \(token)"))
    case .header(let header): request.headers.append(header)
    case .signature(let credentials, let region):
      return RequestSigner(credentials: credentials, region: region, service: service.signingName)
        .signed(request, at: time)
    }
    return request
  }
}
