import CCurl

/// One request on its way through libcurl; lives on the thread that transfers.
final class Transfer {
  /// libcurl's handle.
  let handle: UnsafeMutableRawPointer
  let exchange: Exchange
  let request: HTTPRequest
  var deadline: TransferDeadline
  private var head = HTTPHeadReader()
  private var bodyLength = 0
  /// Why a callback refused what came.
  private(set) var failure: HTTPError?
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutableBufferPointer<CChar>

  /// A transfer that is ready to begin; `nil` when there is no memory for it.
  init?(_ request: HTTPRequest, _ exchange: Exchange, network: HTTPNetwork, now: ContinuousClock.Instant) {
    guard let handle = kb_curl_easy_init() else { return nil }
    self.handle = handle
    self.exchange = exchange
    self.request = request
    deadline = TransferDeadline(request.timeouts, started: now)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0)
    headerList = configure(network)
  }

  deinit {
    kb_curl_easy_cleanup(handle)
    kb_curl_list_free(headerList)
    errorText.deallocate()
  }

  /// Takes a line of the head; `false` ends the transfer.
  func receive(line: UnsafeRawBufferPointer) -> Bool {
    deadline.receive(at: .now)
    switch head.take(line) {
    case .more: return true
    case .tooLong: return fail(.tooLarge, "the headers are longer than \(HTTPHeadReader.maximumLength) bytes")
    case .done(let head):
      if let length = head.headers["content-length"].flatMap({ Int($0) }), request.method != "HEAD",
        length > request.maximumResponseBytes
      {
        return fail(.tooLarge, "the answer has \(length) bytes, at most \(request.maximumResponseBytes) are taken")
      }
      exchange.receive(head)
      return true
    }
  }

  /// Takes a piece of the body; `nil` pauses the transfer, `false` ends it.
  func receive(body bytes: UnsafeRawBufferPointer) -> Bool? {
    guard bodyLength + bytes.count <= request.maximumResponseBytes else {
      return fail(.tooLarge, "the answer has more than the \(request.maximumResponseBytes) bytes that are taken")
    }
    guard exchange.receive(bytes) else {
      deadline.pause()
      return nil
    }
    bodyLength += bytes.count
    deadline.receive(at: .now)
    return true
  }

  /// Goes on after a pause.
  func resume() {
    deadline.receive(at: .now)
    kb_curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  /// Whether the peer has been silent for too long.
  func isOverdue(at now: ContinuousClock.Instant) -> Bool {
    if deadline.isConnecting { noteConnection(at: now) }
    guard let instant = deadline.instant, instant <= now else { return false }
    deadline.send(Int(kb_curl_get_offset(handle, CURLINFO_SIZE_UPLOAD_T)), at: now)
    return deadline.instant.map { $0 <= now } ?? false
  }

  /// Ends the exchange with libcurl's result.
  func finish(_ result: CURLcode) {
    guard result != CURLE_OK || failure != nil else { return exchange.end(nil) }
    exchange.end(
      failure
        ?? HTTPError(
          result, host: request.host, detail: sentence(result), isConnected: connectionTime > 0,
          timeouts: request.timeouts))
  }

  private var connectionTime: Double { Double(kb_curl_get_offset(handle, CURLINFO_PRETRANSFER_TIME_T)) / 1e6 }

  private func noteConnection(at now: ContinuousClock.Instant) {
    let time = connectionTime
    if time > 0 { deadline.connect(after: time) }
  }

  private func sentence(_ result: CURLcode) -> String {
    // The place after the last is never written.
    let text = String(decoding: errorText.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? String(cString: kb_curl_easy_strerror(result)) : text.withoutUserInformation
  }

  private func fail(_ code: HTTPError.Code, _ detail: String) -> Bool {
    failure = HTTPError(code, host: request.host, detail)
    return false
  }

  /// Where libcurl writes what went wrong.
  var errorPointer: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(errorText.baseAddress) }
}
