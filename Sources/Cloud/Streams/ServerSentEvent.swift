/// One server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html).
public struct ServerSentEvent: Sendable, Hashable {
  /// The type; `message` unless the stream names one.
  public var event: String
  /// The data, lines joined by line feeds.
  public var data: String
  /// The last id that was given.
  public var id: String?

  /// An event.
  public init(event: String = "message", data: String, id: String? = nil) {
    self.event = event
    self.data = data
    self.id = id
  }
}
