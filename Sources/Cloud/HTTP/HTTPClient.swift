import CCurl
import Synchronization

/// Sends requests over connections that are kept, by libcurl, which is bound on the first of them.
///
/// All transfers run on one thread, which begins with the first request and ends with the client, once those under way
/// are over. HTTP/1.1 or HTTP/2, as libcurl and the server agree; certificates are always verified; redirects are
/// answers like others.
public final class HTTPClient: Sendable {
  private let network: HTTPNetwork
  private let queue = Mutex<TransferQueue?>(nil)

  /// A client; nothing is loaded or opened yet.
  ///
  /// - Parameter environment: the variables that name proxies and certificates: `HTTPS_PROXY`, `ALL_PROXY` and
  ///   `NO_PROXY` in either case, `http_proxy`, `AWS_CA_BUNDLE`, `SSL_CERT_FILE`, `SSL_CERT_DIR`, `CURL_CA_BUNDLE`.
  public init(environment: [String: String] = [:]) { network = HTTPNetwork(environment: environment) }

  deinit { queue.withLock { $0?.post(.retire) } }

  /// Sends a request and waits for the head of its response. Cancelling the task ends the exchange at once; so does
  /// letting go of the response, or cancelling the task that reads its body.
  ///
  /// At most 256 KiB and what libcurl and the system buffer wait for the reader of the body; then the sender waits.
  /// - Throws: `HTTPError`, `CancellationError`.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let (head, reader) = try await exchange(request)
    return HTTPResponse(
      status: head.status, headers: head.headers, body: AsyncThrowingStream(unfolding: { try await reader.next() }))
  }

  /// Sends a request as `send` does, and gives the head and what reads the body.
  func exchange(_ request: HTTPRequest) async throws -> (HTTPHead, BodyReader) {
    try Task.checkCancellation()
    try request.validate()
    let queue = try startedQueue(for: request)
    let exchange = Exchange()
    let head = try await exchange.head(
      start: { queue.post(.begin(request, exchange)) }, stop: { queue.post(.end(exchange)) })
    return (head, BodyReader(exchange, queue))
  }

  private func startedQueue(for request: HTTPRequest) throws(HTTPError) -> TransferQueue {
    try queue.withLock { (queue) throws(HTTPError) in
      if let queue { return queue }
      let started = try start(for: request)
      queue = started
      return started
    }
  }

  private func start(for request: HTTPRequest) throws(HTTPError) -> TransferQueue {
    guard kb_curl_load() == 0, let multi = kb_curl_multi_init() else {
      throw HTTPError(
        .libraryMissing, host: request.host,
        "libcurl could not be bound (\(String(cString: kb_curl_load_error()))); install libcurl 7.68 or newer "
          + "(Debian: libcurl4, Amazon Linux: libcurl)")
    }
    let queue = TransferQueue(multi: multi)
    let start = Unmanaged.passRetained(Start(queue: queue, network: network))
    let failure = kb_curl_start_thread(
      { context in
        guard let context else { return }
        let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        TransferLoop(start.queue, network: start.network).run()
      }, start.toOpaque())
    guard failure == 0 else {
      start.release()
      kb_curl_multi_cleanup(multi)
      throw HTTPError(.libraryMissing, host: request.host, "the system started no thread for transfers")
    }
    return queue
  }

  /// What the thread begins with.
  private final class Start: Sendable {
    let queue: TransferQueue
    let network: HTTPNetwork

    init(queue: TransferQueue, network: HTTPNetwork) {
      self.queue = queue
      self.network = network
    }
  }
}
