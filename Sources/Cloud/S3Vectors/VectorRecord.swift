import JSON

/// A vector of a managed index: its key, its elements, and what is stored with it.
public struct VectorRecord: Sendable, Hashable {
  /// The key, 1 to 1,024 characters, told apart by case.
  public var key: String
  /// The elements; empty where they were not asked for.
  public var elements: [Float]
  /// The metadata: strings, numbers, booleans and lists.
  public var metadata: JSONObject

  /// A vector with all its parts.
  public init(key: String, elements: [Float], metadata: JSONObject) {
    self.key = key
    self.elements = elements
    self.metadata = metadata
  }

  /// The most characters of a key.
  static let maximumKeyLength = 1024

  /// Checks what the service would refuse the whole call for.
  ///
  /// - Throws: `VectorIndexError`: a key that is empty or too long, elements that are not finite or (for cosine
  ///   distances, which then mean nothing) all zero.
  func check() throws(VectorIndexError) {
    guard (1...Self.maximumKeyLength).contains(key.unicodeScalars.count) else {
      throw VectorIndexError(
        .limit, "expected a key of 1 to \(Self.maximumKeyLength) characters, found \(key.unicodeScalars.count)")
    }
    guard elements.allSatisfy(\.isFinite) else {
      throw VectorIndexError(
        .invalidVector, "expected finite elements in vector \(key)", remedies: ["Check the embedding model's answer."])
    }
    guard elements.contains(where: { $0 != 0 }) else {
      throw VectorIndexError(.invalidVector, "expected a vector with a direction, found only zeros in vector \(key)")
    }
  }

  /// The vector as `PutVectors` takes it; floats in the shortest text that reads back the same.
  ///
  /// - Parameter metadata: the text of `metadata`.
  func json(metadata: [UInt8]) -> [UInt8] {
    var bytes = Array("{\"key\":".utf8) + JSONValue.string(key).utf8() + Array(",\"data\":{\"float32\":[".utf8)
    bytes.reserveCapacity(bytes.count + elements.count * 13 + metadata.count + 32)
    for (place, element) in elements.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: element.description.utf8)
    }
    bytes += Array("]},\"metadata\":".utf8)
    bytes += metadata
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// The vector that an answer holds, `nil` when it has no key.
  init?(_ value: JSONValue) {
    guard let key = value["key"]?.string else { return nil }
    let elements = value["data"]?["float32"]?.array ?? []
    self.init(
      key: key, elements: elements.compactMap { $0.double.map { Float($0) } },
      metadata: value["metadata"]?.object ?? JSONObject())
  }
}
