import CCurl

extension HTTPError {
  /// What libcurl's result of a transfer means.
  ///
  /// - Parameters:
  ///   - detail: libcurl's sentence.
  ///   - isConnected: whether the connection had come about.
  init(_ result: CURLcode, host: String, detail: String, isConnected: Bool, timeouts: HTTPTimeouts) {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self.init(.unknownHost, host: host, "\(detail); check the address, the region in it, and the network")
    case CURLE_COULDNT_CONNECT:
      self.init(.unreachable, host: host, "\(detail); check the address and that something listens there")
    case CURLE_OPERATION_TIMEDOUT where !isConnected:
      self.init(.timedOut, host: host, "no connection came about within \(timeouts.connect) s")
    case CURLE_OPERATION_TIMEDOUT:
      self.init(.timedOut, host: host, "the answer was not complete within \(timeouts.total) s")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
      self.init(
        .untrusted, host: host,
        "\(detail); name the file of a private certificate authority with AWS_CA_BUNDLE or SSL_CERT_FILE")
    case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED:
      self.init(.invalidRequest, host: host, "\(detail); check the address")
    default:
      self.init(.disconnected, host: host, "the connection broke before the answer was complete: \(detail)")
    }
  }
}
