import JSON

/// What `kb doctor` found out about one thing.
public struct Finding: Sendable, Hashable {
  /// How serious it is.
  public enum Status: String, Sendable, Hashable {
    /// As it should be.
    case ok
    /// Works, with something to know.
    case warning
    /// Does not work.
    case failure
  }

  /// What was looked at.
  public let subject: String
  /// How serious it is.
  public let status: Status
  /// What was found.
  public let detail: String
  /// What to do about it.
  public let remedies: [String]

  /// A finding; by default all is well.
  public init(_ subject: String, _ detail: String, _ status: Status = .ok, remedies: [String] = []) {
    self.subject = subject
    self.status = status
    self.detail = detail
    self.remedies = remedies
  }

  /// The finding as `kb doctor --json` shows it.
  public var json: JSONValue {
    [
      "subject": .string(subject), "status": .string(status.rawValue), "detail": .string(detail),
      "remedies": .array(remedies.map(JSONValue.string)),
    ]
  }
}
