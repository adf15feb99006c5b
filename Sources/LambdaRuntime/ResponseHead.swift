/// The status line and the headers of a response.
struct ResponseHead {
  let status: Int
  let headers: [(name: String, value: String)]
  let keepsConnection: Bool

  /// - Throws: `RuntimeError` for what is no head of HTTP/1.x.
  init(_ bytes: some Sequence<UInt8>) throws {
    let lines = String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline)
    let words = (lines.first ?? "").split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]), (100..<600).contains(status)
    else {
      throw RuntimeError(.response, "expected HTTP/1.1 and a status, found \"\((lines.first ?? "").prefix(60))\"")
    }
    self.status = status
    let headers = lines.dropFirst().compactMap(Self.header)
    self.headers = headers
    let connection = headers.first { $0.name.lowercased() == "connection" }?.value.lowercased()
    keepsConnection = words[0] == "HTTP/1.0" ? connection == "keep-alive" : connection != "close"
  }

  private static func header(_ line: Substring) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    let end = value.lastIndex { $0 != " " && $0 != "\t" }
    return (String(line[..<colon]), end.map { String(value[...$0]) } ?? "")
  }
}
