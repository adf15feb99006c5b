/// The parts of an address as it goes over the wire, still percent-encoded.
struct WireAddress {
  /// What comes before `://`.
  let scheme: String
  /// Host and port, and who asks.
  let authority: String
  /// The path, empty when the address has none.
  let path: String
  /// What follows `?`.
  var query: String

  /// The parts of an address; a fragment is left out, which never goes over the wire.
  init(_ url: String) {
    let (address, _) = Self.cut(Substring(url), at: "#")
    let (place, query) = Self.cut(address, at: "?")
    self.query = String(query ?? "")
    var rest = place
    if let range = place.firstRange(of: "://") {
      scheme = place[..<range.lowerBound].lowercased()
      rest = place[range.upperBound...]
    } else {
      scheme = ""
    }
    let start = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    authority = String(rest[..<start])
    path = String(rest[start...])
  }

  /// The whole address.
  var text: String {
    (scheme.isEmpty ? "" : scheme + "://") + authority + path + (query.isEmpty ? "" : "?" + query)
  }

  /// What the header `Host` says: the host in lower case, and the port unless it is the scheme's own.
  var host: String {
    let place = authority.utf8.lastIndex(of: UInt8(ascii: "@")).map { authority[authority.utf8.index(after: $0)...] }
    let host = (place ?? authority[...]).lowercased()
    for (known, port) in [("http", ":80"), ("https", ":443")] where scheme == known && host.hasSuffix(port) {
      return String(host.dropLast(port.count))
    }
    return host
  }

  /// The host alone, without port and brackets.
  var hostName: String {
    let host = host
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[..<end].dropFirst()) }
    return String(host.prefix { $0 != ":" })
  }

  private static func cut(_ text: Substring, at mark: Unicode.Scalar) -> (Substring, Substring?) {
    guard let index = text.unicodeScalars.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<index], text[text.unicodeScalars.index(after: index)...])
  }
}
