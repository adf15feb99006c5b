/// Reads the head of a response, line by line as libcurl hands it over.
///
/// Interim responses (1xx) are passed over (RFC 9110 §15.2), trailers after the body are ignored.
struct HTTPHeadReader {
  /// What a line came to.
  enum Step: Hashable {
    /// More lines follow.
    case more
    /// The head of the final response.
    case done(HTTPHead)
    /// The head has more bytes than any service sends.
    case tooLong
  }

  /// The most bytes that all lines of a response's heads may have; newer versions of libcurl allow 300 KB themselves.
  static let maximumLength = 256 << 10

  private var head = HTTPHead(status: 0)
  private var length = 0
  private var isDone = false

  /// Takes a line with its line ending. O(bytes).
  mutating func take(_ line: UnsafeRawBufferPointer) -> Step {
    guard !isDone else { return .more }
    length += line.count
    guard length <= Self.maximumLength else { return .tooLong }
    let text = Self.trimmed(Substring(decoding: line, as: UTF8.self))
    if text.isEmpty { return finish() }
    if text.utf8.starts(with: "HTTP/".utf8) {
      head = HTTPHead(status: Self.status(in: text))
    } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let value = text[text.utf8.index(after: colon)...]
      head.headers.append(HTTPHeader(String(text[..<colon]), String(Self.trimmed(value))))
    }
    return .more
  }

  private mutating func finish() -> Step {
    guard head.status >= 200 else { return .more }
    isDone = true
    return .done(head)
  }

  private static func status(in line: Substring) -> Int {
    line.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// The text without white space around it; by bytes, as CR LF is one `Character`.
  private static func trimmed(_ text: Substring) -> Substring {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isSpace($0) }) else { return "" }
    guard let last = bytes.lastIndex(where: { !isSpace($0) }) else { return "" }
    return text[first...last]
  }
}
