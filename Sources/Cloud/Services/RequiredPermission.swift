/// The permission that a refused call lacked.
struct RequiredPermission: Hashable {
  /// The action, as policies write it: `bedrock:InvokeModel`.
  let action: String
  /// The resource's ARN, `nil` when the sentence names none.
  let resource: String?

  /// Reads "… is not authorized to perform: ACTION on resource: ARN because …", which IAM has most services say; `nil`
  /// for other sentences.
  init?(sentence: String) {
    guard let start = sentence.firstRange(of: "not authorized to perform: ") else { return nil }
    let rest = sentence[start.upperBound...]
    let action = rest.prefix { $0 != " " && $0 != "\n" }
    guard action.contains(":") else { return nil }
    self.action = String(action)
    resource = rest.firstRange(of: "on resource: ").map { range in
      String(rest[range.upperBound...].prefix { !" \n\"".contains($0) })
    }
  }

  /// The action that an operation needs, where it is not of the operation's name
  /// (https://docs.aws.amazon.com/service-authorization/latest/reference/).
  private static let others = [
    "Converse": "InvokeModel", "ConverseStream": "InvokeModelWithResponseStream", "HeadObject": "GetObject",
    "HeadBucket": "ListBucket", "ListObjectsV2": "ListBucket", "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject", "CompleteMultipartUpload": "PutObject", "DeleteObjects": "DeleteObject",
  ]

  /// The action that an operation needs: `s3:ListBucket` for `ListObjectsV2`.
  static func action(of operation: String, in service: Service) -> String {
    "\(service.signingName):\(others[operation] ?? operation)"
  }
}
