/// A bucket and the operations on it; keys are any text that S3 takes.
public struct S3Bucket: Sendable {
  /// The bucket's name.
  public let name: String
  /// What calls it.
  public let client: ServiceClient

  /// A bucket by its name.
  public init(client: ServiceClient, name: String) {
    self.client = client
    self.name = name
  }

  /// Whether the bucket stands in the path and not before the host.
  ///
  /// Addresses that were replaced have no names for buckets, and a certificate covers no name with dots
  /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).
  var standsInPath: Bool { client.endpoints.overrides(.s3) || name.utf8.contains(UInt8(ascii: ".")) }

  /// A call for an object, or for the bucket itself.
  func request(
    _ operation: String, method: String, key: String? = nil, query: [ServiceRequest.QueryItem] = [],
    headers: [HTTPHeader] = [], body: [UInt8] = []
  ) -> ServiceRequest {
    let parts = key?.split(separator: "/", omittingEmptySubsequences: false).map(String.init) ?? []
    var request = ServiceRequest(
      .s3, operation, method: method, path: (standsInPath ? [name] : []) + parts, query: query, headers: headers,
      body: body)
    if !standsInPath { request.hostPrefix = name + "." }
    // The first byte of an answer comes after all of the body was sent, which a slow line takes its time for.
    if !body.isEmpty { request.timeouts = HTTPTimeouts(firstByte: 300, total: 600) }
    return request
  }

  /// The root element of an answer.
  ///
  /// S3 sends the head of some answers before it knows the outcome: `Error` may follow a status of 200.
  /// - Throws: `ServiceError`.
  func element(_ response: ServiceResponse, of operation: String) throws -> S3XMLElement {
    let root: S3XMLElement
    do {
      root = try S3XMLElement(parsing: response.body)
    } catch {
      throw malformed(operation, "\(error)")
    }
    // A proxy or a login page answers with XML, too: taken for a listing it would be an empty one.
    guard root.name == "Error" || root.name == Self.answers[operation] else {
      throw malformed(operation, "expected <\(Self.answers[operation] ?? operation)>, found <\(root.name)>")
    }
    guard root.name != "Error" else {
      throw ServiceError(
        .serverFault, service: Service.s3.id, operation: operation, status: response.status,
        code: root["Code"] ?? "", message: root["Message"] ?? "the operation failed after it was accepted",
        requestID: root["RequestId"])
    }
    return root
  }

  /// The root elements of answers.
  private static let answers = [
    "ListObjectsV2": "ListBucketResult", "ListMultipartUploads": "ListMultipartUploadsResult",
    "CreateMultipartUpload": "InitiateMultipartUploadResult",
    "CompleteMultipartUpload": "CompleteMultipartUploadResult",
  ]

  /// An error about an answer that S3 does not give.
  func malformed(_ operation: String, _ message: String) -> ServiceError {
    ServiceError(.malformedResponse, service: Service.s3.id, operation: operation, status: 200, message: message)
  }
}
