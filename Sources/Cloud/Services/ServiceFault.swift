import JSON

/// What a response that is no success says: the service's name for the trouble, its sentence and the request's id.
///
/// Read in the dialects that are met: AWS JSON (a header or `__type`, `message` or `Message`), S3's XML, `error` objects
/// of the Anthropic API and of OpenAI's, and pages of proxies and load balancers.
struct ServiceFault: Hashable {
  /// Bytes of a body that are looked at.
  static let maximumLength = 64 << 10
  private static let longestMessage = 2000

  let status: Int
  var code = ""
  var message = ""
  var requestID: String?
  /// Whether the body is a page for people, which no service sends.
  private(set) var isPage = false
  /// The region where a bucket is, when the response says so.
  let bucketRegion: String?

  init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
    self.status = status
    bucketRegion = headers["x-amz-bucket-region"]
    requestID =
      headers["x-amzn-requestid"] ?? headers["x-amz-request-id"] ?? headers["request-id"]
      ?? headers["x-request-id"]
    let text = String(decoding: body.prefix(Self.maximumLength), as: UTF8.self)
    if let json = try? JSONValue(parsing: body) {
      read(json)
    } else if text.contains("<Code>") {
      read(xml: text)
    } else {
      read(text)
    }
    if let type = headers["x-amzn-errortype"] { code = Self.name(type) }
    if message.isEmpty { message = "the service answered with status \(status) and no explanation" }
    message = String(message.prefix(Self.longestMessage))
    code = String(code.prefix(200))
  }

  private mutating func read(_ json: JSONValue) {
    let error = json["error"] ?? json["Error"]
    let type = json["__type"] ?? error?["code"] ?? error?["type"] ?? json["code"] ?? json["Code"] ?? json["type"]
    // OpenAI's codes may be null, its types are not.
    code = Self.name(type?.string ?? error?["type"]?.string ?? "")
    let sentence =
      error?["message"] ?? json["message"] ?? json["Message"] ?? json["errorMessage"] ?? json["detail"] ?? error
    message = sentence?.string ?? ""
    requestID = requestID ?? json["request_id"]?.string
  }

  private mutating func read(xml: String) {
    code = MarkupText.content(of: "Code", in: xml) ?? ""
    message = MarkupText.content(of: "Message", in: xml) ?? ""
    if let region = MarkupText.content(of: "Region", in: xml) { message += " (region \(region))" }
    requestID = requestID ?? MarkupText.content(of: "RequestId", in: xml)
  }

  private mutating func read(_ text: String) {
    let start = text.prefix(512).lowercased()
    isPage = start.contains("<html") || start.contains("<!doctype html")
    guard isPage else { return message = text }
    let title = MarkupText.content(of: "title", in: text) ?? MarkupText.content(of: "TITLE", in: text)
    message = "an HTML page came instead of the service's answer" + (title.map { ": \($0)" } ?? "")
  }

  /// A type without the namespace before `#` and the address after `:`.
  private static func name(_ type: String) -> String {
    let name = type.split(separator: "#").last ?? ""
    return String(name.prefix { $0 != ":" })
  }
}
