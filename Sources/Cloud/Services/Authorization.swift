/// How a request says who makes it.
public enum Authorization: Sendable, Hashable {
  /// Signature Version 4 with these credentials, for a region.
  case signature(Credentials, region: String)
  /// `Authorization: Bearer …` (`AWS_BEARER_TOKEN_BEDROCK`).
  case bearer(String)
  /// A header of the service's own, such as `x-api-key`.
  case header(HTTPHeader)
  /// Not at all.
  case none
}
