import JSON

/// Calls operations on one knowledge base and reads their JSON.
struct KnowledgeBaseClient: Sendable {
  let client: ServiceClient
  let id: KnowledgeBaseID

  /// Calls an operation.
  ///
  /// - Parameters:
  ///   - path: what follows the knowledge base's id in the path; an empty last part is a trailing slash.
  ///   - body: `nil` for none.
  /// - Throws: `ServiceError`.
  func send(
    _ service: Service, _ operation: String, method: String = "POST", path: [String], body: JSONObject? = [:]
  ) async throws -> JSONValue {
    let request = ServiceRequest(
      service, operation, method: method, path: ["knowledgebases", id.value] + path,
      body: body.map { JSONValue.object($0).utf8() } ?? [])
    let response = try await client.send(request)
    do {
      return try response.json()
    } catch {
      throw malformed(service, operation, "\(error)")
    }
  }

  func malformed(_ service: Service, _ operation: String, _ found: String) -> ServiceError {
    ServiceError(
      .malformedResponse, service: service.id, operation: operation,
      message: "the answer is not what the service describes: \(found)",
      remedies: ["Check what answers at \(client.endpoints.url(of: service, region: client.region))."])
  }
}
