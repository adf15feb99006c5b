import CCurl

/// The thread that transfers: everything of libcurl's but its wake-up happens here.
final class TransferLoop {
  /// How many idle connections are kept.
  private static let keptConnections = 64
  /// How often silent peers are looked for at most.
  private static let watchInterval = Duration.milliseconds(10)

  private let queue: TransferQueue
  private let network: HTTPNetwork
  private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
  private var handles: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  private var isRetiring = false
  private var lastWatch = ContinuousClock.now

  init(_ queue: TransferQueue, network: HTTPNetwork) {
    self.queue = queue
    self.network = network
    kb_curl_multi_set_long(queue.multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
  }

  /// Transfers until it is told to retire and nothing is under way.
  func run() {
    while true {
      for command in queue.take() { obey(command) }
      if isRetiring, transfers.isEmpty, queue.close() { break }
      guard kb_curl_multi_perform(queue.multi) == CURLM_OK else {
        endAll()
        continue
      }
      collect()
      let pause = watch()
      kb_curl_multi_poll(queue.multi, pause)
    }
    kb_curl_multi_cleanup(queue.multi)
  }

  private func obey(_ command: TransferQueue.Command) {
    switch command {
    case .begin(let request, let exchange): begin(request, exchange)
    case .end(let exchange):
      if let transfer = transfer(of: exchange) { remove(transfer) }
    case .resume(let exchange): transfer(of: exchange)?.resume()
    case .retire: isRetiring = true
    }
  }

  private func transfer(of exchange: Exchange) -> Transfer? {
    handles[ObjectIdentifier(exchange)].flatMap { transfers[$0] }
  }

  private func begin(_ request: HTTPRequest, _ exchange: Exchange) {
    guard !exchange.isOver else { return }
    guard let transfer = Transfer(request, exchange, network: network, now: .now),
      kb_curl_multi_add(queue.multi, transfer.handle) == CURLM_OK
    else {
      return exchange.end(HTTPError(.unreachable, host: request.host, "libcurl has no memory for another transfer"))
    }
    transfers[transfer.handle] = transfer
    handles[ObjectIdentifier(exchange)] = transfer.handle
  }

  private func remove(_ transfer: Transfer) {
    kb_curl_multi_remove(queue.multi, transfer.handle)
    handles[ObjectIdentifier(transfer.exchange)] = nil
    transfers[transfer.handle] = nil
  }

  /// Ends the exchanges whose transfers are over.
  private func collect() {
    var result = CURLE_OK
    while let handle = kb_curl_multi_next_done(queue.multi, &result) {
      guard let transfer = transfers[handle] else { continue }
      transfer.finish(result)
      remove(transfer)
    }
  }

  /// Ends the exchanges whose peers are silent, and returns for how many milliseconds none can be overdue.
  private func watch() -> Int32 {
    guard !transfers.isEmpty else { return 60_000 }
    let now = ContinuousClock.now
    guard now - lastWatch >= Self.watchInterval else { return 10 }
    lastWatch = now
    for transfer in Array(transfers.values) where transfer.isOverdue(at: now) {
      transfer.exchange.end(HTTPError(.timedOut, host: transfer.request.host, transfer.deadline.failure))
      remove(transfer)
    }
    let next = transfers.values.compactMap(\.deadline.instant).min() ?? now + .seconds(1)
    let milliseconds = (next - now) / .milliseconds(1)
    return Int32(max(1, min(milliseconds, 1000)))
  }

  private func endAll() {
    for transfer in Array(transfers.values) {
      transfer.exchange.end(HTTPError(.disconnected, host: transfer.request.host, "libcurl failed"))
      remove(transfer)
    }
  }
}
