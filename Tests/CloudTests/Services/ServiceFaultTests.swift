import JSON
import Testing

@testable import Cloud

@Suite struct ServiceFaultTests {
  private func fault(_ status: Int, _ headers: [HTTPHeader] = [], _ body: String = "") -> ServiceFault {
    ServiceFault(status: status, headers: headers, body: Array(body.utf8))
  }

  private func error(
    _ service: Service = .bedrockRuntime, _ operation: String = "Converse", _ fault: ServiceFault,
    isEndpointReplaced: Bool = false
  ) -> ServiceError {
    ServiceError(
      fault, request: ServiceRequest(service, operation), region: "us-east-1", isEndpointReplaced: isEndpointReplaced,
      skew: nil)
  }

  @Test(arguments: [
    (
      #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"m"}"#,
      "ResourceNotFoundException"
    ),
    (#"{"__type":"ValidationException","Message":"m"}"#, "ValidationException"),
    (#"{"code":"NotFound","message":"m"}"#, "NotFound"), (#"{"Code":"X","errorMessage":"m"}"#, "X"),
    (#"{"type":"error","error":{"type":"overloaded_error","message":"m"},"request_id":"r"}"#, "overloaded_error"),
    (#"{"error":{"message":"m","type":"invalid_request_error","param":null,"code":null}}"#, "invalid_request_error"),
    (#"{"error":{"message":"m","type":"invalid_request_error","code":"model_not_found"}}"#, "model_not_found"),
    (#"{"error":"m"}"#, ""), (#"{"message":"m"}"#, ""), ("m", ""),
    (
      "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code><Message>m</Message><RequestId>r</RequestId></Error>",
      "NoSuchKey"
    ),
  ])
  func `Name and sentence are found in every dialect`(body: String, code: String) {
    let fault = fault(400, [], body)
    #expect(fault.code == code)
    #expect(fault.message == "m")
    #expect(fault.requestID == (body.contains("\"r\"") || body.contains(">r<") ? "r" : nil))
  }

  @Test func `The header names the trouble, without namespace and address`() {
    for type in ["ThrottlingException", "ThrottlingException:http://x/y", "a.b#ThrottlingException"] {
      let headers = [HTTPHeader("X-Amzn-ErrorType", type), HTTPHeader("x-amzn-RequestId", "id")]
      let fault = fault(429, headers, #"{"message":"slow"}"#)
      #expect(fault.code == "ThrottlingException")
      #expect(fault.requestID == "id")
      #expect(fault.kind == .throttled)
    }
  }

  @Test func `Entities of XML are characters again`() {
    let body = "<Error><Code>A</Code><Message>a &lt;b&gt; &amp;lt; &quot;c&quot;</Message></Error>"
    #expect(fault(400, [], body).message == "a <b> &lt; \"c\"")
  }

  @Test(arguments: [
    "", "\u{0}", "<Code>", "<Error><Code>X</Code", "{", "[]", "null", #"{"error":[1]}"#, "<Message></Message>",
  ])
  func `A body that says nothing leaves the status`(body: String) {
    let fault = fault(503, [], body)
    #expect(fault.kind == .serverFault)
    #expect(!fault.message.isEmpty)
  }

  @Test func `A long body is cut`() {
    #expect(fault(500, [], String(repeating: "x", count: 1_000_000)).message.count == 2000)
  }

  @Test(
    arguments: [
      (
        404, "ResourceNotFoundException",
        "This model version has reached the end of its life. Please refer to the AWS "
          + "documentation for more details.", ServiceError.Kind.modelRetired, "active model"
      ),
      (
        404, "ResourceNotFoundException",
        "Access denied. This Model is marked by provider as Legacy and you have not been "
          + "actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock",
        .modelRetired,
        "active model"
      ),
      (
        400, "ValidationException",
        "Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t "
          + "supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
        .invalidRequest, "inference profile"
      ),
      (400, "ValidationException", "The provided model identifier is invalid.", .invalidRequest, "us-east-1 offers it"),
      (
        403, "AccessDeniedException",
        "User: arn:aws:iam::123456789012:user/u is not authorized to perform: "
          + "bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/m because no identity-based policy "
          + "allows the bedrock:InvokeModel action", .accessDenied,
        "Allow bedrock:InvokeModel on arn:aws:bedrock:us-east-1::foundation-model/m to"
      ),
      (
        403, "AccessDeniedException",
        "User: u is not authorized to perform: bedrock:InvokeModel on resource: r with an "
          + "explicit deny in a service control policy", .accessDenied, "denies bedrock:InvokeModel on r explicitly"
      ),
      (
        403, "AccessDeniedException", "You don't have access to the model with the specified model ID.", .accessDenied,
        "Model access"
      ),
      (403, "AccessDenied", "Access Denied", .accessDenied, "Allow bedrock:InvokeModel to"),
      (403, "ExpiredTokenException", "The security token included in the request is expired", .authentication, "renew"),
      (
        403, "UnrecognizedClientException", "The security token included in the request is invalid.", .authentication,
        "kb doctor"
      ),
      (
        400, "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region 'us-east-1' is wrong; "
          + "expecting 'eu-central-1'", .authentication, "region, eu-central-1,"
      ),
      (429, "ThrottlingException", "Too many tokens, please wait before trying again.", .throttled, "Service Quotas"),
      (404, "NoSuchBucket", "The specified bucket does not exist", .notFound, "bucket's name"),
    ] as [(Int, String, String, ServiceError.Kind, String)])
  func `Common trouble has a kind and a remedy`(
    status: Int, code: String, message: String, kind: ServiceError.Kind, remedy: String
  ) {
    let body: JSONValue = ["__type": .string(code), "message": .string(message)]
    let error = error(.bedrockRuntime, "Converse", fault(status, [], body.text()))
    #expect(error.kind == kind)
    #expect(error.remedies.joined(separator: "\n").contains(remedy), "\(error.remedies)")
    #expect(error.description.hasPrefix("bedrock-runtime Converse: \(code) (\(status)) "))
  }

  @Test func `A bucket elsewhere names its region`() {
    let error = error(.s3, "GetObject", fault(301, [HTTPHeader("x-amz-bucket-region", "eu-west-1")]))
    #expect(error.remedies == ["Ask in the right region, eu-west-1, instead of us-east-1."])
  }

  @Test func `A page for people points to the address, or to the proxy`() {
    let page = "<!DOCTYPE html>\n<html><head><title>404 &amp; gone</title></head></html>"
    let replaced = error(.s3Vectors, "QueryVectors", fault(404, [], page), isEndpointReplaced: true)
    #expect(replaced.message == "an HTML page came instead of the service's answer: 404 & gone")
    #expect(replaced.remedies.first?.contains("AWS_ENDPOINT_URL_S3VECTORS") == true)
    #expect(error(.s3Vectors, "QueryVectors", fault(502, [], page)).remedies.first?.contains("proxy") == true)
  }

  @Test(arguments: [
    (Service.bedrockRuntime, "ConverseStream", "bedrock:InvokeModelWithResponseStream"),
    (.s3, "ListObjectsV2", "s3:ListBucket"),
    (.s3, "UploadPart", "s3:PutObject"), (.athena, "StartQueryExecution", "athena:StartQueryExecution"),
    (.s3Vectors, "QueryVectors", "s3vectors:QueryVectors"),
  ])
  func `The missing permission follows from the operation`(service: Service, operation: String, action: String) {
    #expect(RequiredPermission.action(of: operation, in: service) == action)
  }
}
