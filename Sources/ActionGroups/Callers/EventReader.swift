import JSON

/// Finds out who sent an event.
struct EventReader {
  private let limits: ActionGroupLimits

  init(_ limits: ActionGroupLimits) { self.limits = limits }

  /// The caller of an event.
  ///
  /// - Throws: `ActionGroupError`.
  func caller(_ event: [UInt8], clientContext: [UInt8]?) throws(ActionGroupError) -> any Caller {
    let context = try clientContext.map { bytes throws(ActionGroupError) in try value(bytes, "the client context") }
    let event = try value(event, "the event")
    guard let members = event.object else {
      throw ActionGroupError(.unknownShape, "\(Self.expectation); found \(event.kind)")
    }
    // The gateway's arguments may have any names, `function` too: its client context goes first.
    if let call = GatewayCall(members, clientContext: context) { return call }
    if let call = OperationCall(members) { return call }
    if let call = FunctionCall(members) { return call }
    throw ActionGroupError(.unknownShape, "\(Self.expectation); found \(Self.summary(of: members))")
  }

  private func value(_ bytes: [UInt8], _ name: String) throws(ActionGroupError) -> JSONValue {
    guard bytes.count <= limits.eventBytes else {
      throw ActionGroupError(
        .tooLarge, "\(name) has \(bytes.count) bytes; at most \(limits.eventBytes) are taken")
    }
    do {
      return try JSONValue(parsing: bytes, options: JSONParser.Options(maximumDepth: limits.eventDepth))
    } catch {
      throw ActionGroupError(.invalidJSON, "\(name) is not JSON: \(error)")
    }
  }

  private static let expectation = """
    expected an event of a Bedrock action group (with apiPath and httpMethod, or with function), or the arguments of a \
    gateway's tool with its name in the client context (custom.\(GatewayCall.toolNameKey))
    """

  private static func summary(of members: JSONObject) -> String {
    guard !members.isEmpty else { return "an empty object" }
    let shown = members.keys.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
    return "an object with \(shown)\(members.keys.count > 12 ? " and others" : "")"
  }
}
