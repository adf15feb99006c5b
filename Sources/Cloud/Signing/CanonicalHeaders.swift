/// The headers that a signature covers, in the form that is hashed.
struct CanonicalHeaders {
  /// One line a header, `name:value`, sorted by name, each with a line feed behind it.
  let text: String
  /// The names, joined by `;`.
  let names: String

  /// The headers of a request, with its host unless they name one.
  init(_ headers: [HTTPHeader], host: String) {
    var values: [String: [String]] = [:]
    for header in headers {
      let name = header.name.lowercased()
      if !Self.unsigned.contains(name) { values[name, default: []].append(Self.collapse(header.value)) }
    }
    if values["host"] == nil { values["host"] = [host] }
    let sorted = values.sorted { $0.key < $1.key }
    text = sorted.map { "\($0.key):\($0.value.joined(separator: ","))\n" }.joined()
    names = sorted.map(\.key).joined(separator: ";")
  }

  /// What proxies and connections may add or change on the way; botocore leaves out the same.
  private static let unsigned: Set<String> = [
    "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
  ]

  /// A value without white space around it, and one space for each run within.
  private static func collapse(_ value: String) -> String {
    let words = value.utf8.split { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
