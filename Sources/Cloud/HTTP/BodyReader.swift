/// Reads the body of a response; the transfer ends with it.
final class BodyReader: Sendable {
  private let exchange: Exchange
  private let queue: TransferQueue

  init(_ exchange: Exchange, _ queue: TransferQueue) {
    self.exchange = exchange
    self.queue = queue
  }

  deinit {
    // Nobody reads on: the rest need not be transferred.
    if !exchange.isOver { queue.post(.end(exchange)) }
  }

  /// The next bytes; `nil` at the end.
  ///
  /// - Throws: `HTTPError`, `CancellationError`.
  func next() async throws -> [UInt8]? {
    try await exchange.bytes(
      resume: { [queue, exchange] in queue.post(.resume(exchange)) },
      stop: { [queue, exchange] in queue.post(.end(exchange)) })
  }
}
