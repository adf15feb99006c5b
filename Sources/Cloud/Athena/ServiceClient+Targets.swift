import JSON

extension ServiceClient {
  /// Calls an operation of a service that speaks AWS's JSON 1.1 protocol, and reads its answer.
  ///
  /// The operation goes into the header `X-Amz-Target`
  /// (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
  /// - Parameter prefix: What stands before the operation there: `AmazonAthena`.
  /// - Throws: `ServiceError`, with `.malformedResponse` for an answer that is no JSON object; `CancellationError`.
  func call(
    _ service: Service, _ prefix: String, _ operation: String, _ input: JSONObject, isIdempotent: Bool = true,
    timeouts: HTTPTimeouts = HTTPTimeouts()
  ) async throws -> JSONObject {
    let headers = [
      HTTPHeader("Content-Type", "application/x-amz-json-1.1"), HTTPHeader("X-Amz-Target", "\(prefix).\(operation)"),
    ]
    let response = try await send(
      ServiceRequest(
        service, operation, headers: headers, body: JSONValue.object(input).utf8(), isIdempotent: isIdempotent,
        timeouts: timeouts))
    guard let output = try? response.json().object else {
      throw ServiceError(
        .malformedResponse, service: service.id, operation: operation, status: response.status,
        message: "expected a JSON object, found \(response.body.count) bytes of something else")
    }
    return output
  }
}
