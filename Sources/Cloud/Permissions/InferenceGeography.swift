/// Where the inference profiles of a geography may send a request
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html).
///
/// Which of these regions a model really uses is said by `aws bedrock get-inference-profile`, and differs between models
/// (unverified here): a region too many allows nothing but the same model through the same profile.
enum InferenceGeography {
  /// What a profile's id begins with when it goes to any region.
  static let worldwide = "global"

  private static let regions: [String: [String]] = [
    "us": ["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
    "us-gov": ["us-gov-east-1", "us-gov-west-1"],
    "eu": ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
    "apac": [
      "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1",
      "ap-southeast-2", "ap-southeast-3", "ap-southeast-4",
    ],
    "jp": ["ap-northeast-1", "ap-northeast-3"], "au": ["ap-southeast-2", "ap-southeast-4"],
    "ca": ["ca-central-1", "ca-west-1"],
  ]

  /// The geography and the model of a profile's id; `nil` for a model's own id.
  static func split(_ id: String) -> (geography: String, model: String)? {
    guard let dot = id.firstIndex(of: ".") else { return nil }
    let geography = String(id[..<dot])
    guard geography == worldwide || regions[geography] != nil else { return nil }
    return (geography, String(id[id.index(after: dot)...]))
  }

  /// The regions that a request from a region may go to, in alphabetical order.
  static func destinations(of geography: String, from region: String) -> [String] {
    Set(regions[geography, default: []] + [region]).sorted()
  }
}
