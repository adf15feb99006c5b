import JSON

/// What all vectors of a managed index have in common; none of it can be changed once the index is made.
public struct VectorIndexSettings: Sendable, Hashable {
  /// The length of the vectors, 1 to 4096.
  public var dimension: Int
  /// How distances are measured: `cosine` or `euclidean`.
  public var metric: String
  /// The metadata keys that filters cannot use and that do not count into what is filterable, at most 10.
  public var nonFilterableKeys: [String]

  /// Settings with all their parts.
  public init(dimension: Int, metric: String, nonFilterableKeys: [String]) {
    self.dimension = dimension
    self.metric = metric
    self.nonFilterableKeys = nonFilterableKeys
  }

  /// The settings of an index that this program makes: cosine distances; text and provenance are not filterable, and
  /// neither are Bedrock's keys that nobody filters by. URI and data source stay filterable, as in an index of ours.
  public static func standard(dimension: Int) -> VectorIndexSettings {
    VectorIndexSettings(
      dimension: dimension, metric: "cosine",
      nonFilterableKeys: VectorMetadataKey.required + [VectorMetadataKey.chunkID, VectorMetadataKey.modality])
  }

  /// Checks that these, of an index that is there, allow what `wanted` needs.
  ///
  /// - Throws: `VectorIndexError` with code `.mismatchedIndex`.
  func confirm(_ wanted: VectorIndexSettings, at location: VectorIndexLocation) throws(VectorIndexError) {
    var problems: [String] = []
    if dimension != wanted.dimension {
      problems.append("vectors of \(wanted.dimension) dimensions are expected, it has \(dimension)")
    }
    if metric != wanted.metric { problems.append("the metric \(wanted.metric) is expected, it has \(metric)") }
    let missing = VectorMetadataKey.required.filter { !nonFilterableKeys.contains($0) }
    if !missing.isEmpty {
      problems.append("\(missing.joined(separator: " and ")) must be non-filterable, which it does not declare")
    }
    guard problems.isEmpty else {
      throw VectorIndexError(
        .mismatchedIndex, "\(location) does not fit: \(problems.joined(separator: "; "))",
        remedies: [
          "None of this can be changed in an index that is there: name another index, which will be made",
          "or delete this one: aws s3vectors delete-index --vector-bucket-name \(location.bucket) "
            + "--index-name \(location.index)",
        ])
    }
  }

  /// The members that `CreateIndex` asks for.
  var members: [JSONObject.Member] {
    let keys = nonFilterableKeys.map(JSONValue.string)
    return [
      .init(key: "dataType", value: "float32"), .init(key: "dimension", value: .number(dimension)),
      .init(key: "distanceMetric", value: .string(metric)),
      .init(key: "metadataConfiguration", value: ["nonFilterableMetadataKeys": .array(keys)]),
    ]
  }

  /// The settings that `GetIndex` tells, `nil` when it does not tell them.
  init?(_ index: JSONValue?) {
    guard let dimension = index?["dimension"]?.int, let metric = index?["distanceMetric"]?.string else { return nil }
    let keys = index?["metadataConfiguration"]?["nonFilterableMetadataKeys"]?.array ?? []
    self.init(dimension: dimension, metric: metric, nonFilterableKeys: keys.compactMap(\.string))
  }
}
