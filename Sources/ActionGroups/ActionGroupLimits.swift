/// How large what comes in and what goes out may be.
public struct ActionGroupLimits: Sendable, Hashable {
  /// Bytes of an event: those of a synchronous invocation (Lambda quotas: 6 MB).
  public var eventBytes: Int
  /// How deep an event may nest.
  public var eventDepth: Int
  /// Bytes of the body that a tool's answer is given in, before it is quoted in the response.
  public var bodyBytes: Int

  /// 6 MB and 64 levels of event, 22,000 bytes of body, unless said otherwise.
  ///
  /// The guide allows what Lambda allows (agents-lambda.html); samples of AWS cut at 22,000 characters, because agents
  /// refused more than 25 KB: whether they still do is unverified, and models read short answers better.
  public init(eventBytes: Int = 6_291_556, eventDepth: Int = 64, bodyBytes: Int = 22_000) {
    self.eventBytes = max(eventBytes, 2)
    self.eventDepth = max(eventDepth, 1)
    self.bodyBytes = max(bodyBytes, 256)
  }
}
