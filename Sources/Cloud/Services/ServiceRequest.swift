/// One call of a service's operation.
public struct ServiceRequest: Sendable {
  /// One name of a query, with its value or without.
  public struct QueryItem: Sendable, Hashable {
    /// The name, not encoded.
    public var name: String
    /// The value, not encoded; `nil` for a name alone.
    public var value: String?

    /// An item.
    public init(_ name: String, _ value: String? = nil) {
      self.name = name
      self.value = value
    }
  }

  /// Where it goes.
  public var service: Service
  /// What comes before the endpoint's host, with its `.`: a bucket, in addresses that name it so; empty otherwise.
  public var hostPrefix = ""
  /// The operation's name, as errors and permissions show it: `InvokeModel`.
  public var operation: String
  /// The method.
  public var method: String
  /// The parts of the path after the endpoint's, not encoded; an empty last part is a trailing slash.
  public var path: [String]
  /// The query.
  public var query: [QueryItem]
  /// Headers beside those that are made for it.
  public var headers: [HTTPHeader]
  /// The body.
  public var body: [UInt8]
  /// Whether a second attempt does no harm; only such calls are tried again.
  public var isIdempotent: Bool
  /// How long one attempt may take.
  public var timeouts: HTTPTimeouts
  /// The most bytes of a response that are taken.
  public var maximumResponseBytes: Int
  /// For how many seconds an attempt under way is waited for when its task is cancelled, because its answer is paid
  /// for; 0 for not at all. Another attempt is not made.
  public var cancellationGrace: Double = 0

  /// A call; `POST` of a JSON body, safe to repeat, unless said otherwise.
  public init(
    _ service: Service, _ operation: String, method: String = "POST", path: [String] = [], query: [QueryItem] = [],
    headers: [HTTPHeader] = [], body: [UInt8] = [], isIdempotent: Bool = true,
    timeouts: HTTPTimeouts = HTTPTimeouts(), maximumResponseBytes: Int = 64 << 20
  ) {
    self.service = service
    self.operation = operation
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.isIdempotent = isIdempotent
    self.timeouts = timeouts
    self.maximumResponseBytes = maximumResponseBytes
  }
}
