/// The proxies and certificates that environment variables name.
struct HTTPNetwork: Sendable, Hashable {
  private let variables: [String: String]

  init(environment: [String: String]) { variables = environment.filter { !$0.value.isEmpty } }

  /// The proxy for an address, empty for none.
  ///
  /// As curl does: the lower-case name first; `HTTP_PROXY` does not count, because a web server would set it from a
  /// request's `Proxy` header (https://httpoxy.org).
  func proxy(for url: String) -> String {
    let names =
      url.lowercased().hasPrefix("https:")
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] : ["http_proxy", "all_proxy", "ALL_PROXY"]
    return first(names) ?? ""
  }

  /// The hosts that are asked without a proxy, separated by commas.
  var hostsWithoutProxy: String { first(["no_proxy", "NO_PROXY"]) ?? "" }

  /// The file of the certificate authorities that are trusted; `nil` for those of the system.
  var certificateFile: String? { first(["AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"]) }

  /// The folder of the certificate authorities that are trusted beside the file.
  var certificateFolder: String? { first(["SSL_CERT_DIR"]) }

  private func first(_ names: [String]) -> String? { names.lazy.compactMap { variables[$0] }.first }
}
