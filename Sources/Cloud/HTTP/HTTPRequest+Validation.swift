extension HTTPRequest {
  /// Host and port of the address, without a name and password before them.
  var host: String {
    let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")).map { url.utf8.index(after: $0) } ?? url.startIndex
    let rest = url[scheme...].drop { $0 == "/" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority)
  }

  /// Checks that nothing of it would be read as something else on the wire.
  ///
  /// - Throws: `HTTPError` with `invalidRequest`.
  func validate() throws(HTTPError) {
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", !host.isEmpty, host != ":" else {
      throw invalid("expected an address that starts with https:// or http:// and has a host")
    }
    guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw invalid("expected an address in ASCII, everything else percent-encoded")
    }
    guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw invalid("expected a method in upper-case letters")
    }
    for header in headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isNameByte) else {
        throw invalid("expected header names of letters, digits and hyphens, found \(header.name.debugDescription)")
      }
      guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        // The value may be a secret.
        throw invalid("expected no line break or other control character in the value of the header \(header.name)")
      }
    }
  }

  private func invalid(_ detail: String) -> HTTPError { HTTPError(.invalidRequest, host: host, detail) }

  /// Whether a byte may be in a header's name (RFC 9110 §5.6.2).
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
