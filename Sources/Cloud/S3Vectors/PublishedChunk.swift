import FoundationEssentials
import JSON
import Retrieval

/// A chunk as a vector carries it, in the metadata keys that a Bedrock knowledge base reads and writes.
struct PublishedChunk {
  /// The chunk.
  var chunk: Chunk
  /// Where its document lives.
  var uri: String
  /// The metadata of its document.
  var metadata: Metadata

  /// The version of what `VectorMetadataKey.provenance` holds.
  private static let version = 1

  /// The metadata of the vector: Bedrock's keys, then the document's own in the order of their names.
  var members: JSONObject {
    var members: JSONObject = [
      VectorMetadataKey.text: .string(chunk.text), VectorMetadataKey.provenance: .string(provenance.text()),
      VectorMetadataKey.sourceURI: .string(uri), VectorMetadataKey.dataSource: .string(chunk.document.dataSource),
      VectorMetadataKey.chunkID: .string(chunk.id.description), VectorMetadataKey.modality: "TEXT",
    ]
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) where !VectorMetadataKey.isBedrocks(name) {
      members[name] = value.json
    }
    return members
  }

  /// The document and its lines for whoever looks at the index, and all of it for this program.
  private var provenance: JSONValue {
    var provenance: JSONObject = ["version": .number(Self.version), "document": .string(chunk.document.key)]
    if let span = chunk.span {
      provenance["lines"] = [.number(span.lines.lowerBound), .number(span.lines.upperBound)]
    }
    provenance["provenance"] = .string(Data(chunk.provenance()).base64EncodedString())
    return .object(provenance)
  }
}

extension PublishedChunk {
  /// The chunk that a vector carries: with its place in the document when this program published it, otherwise (as
  /// Bedrock writes them) without.
  init(of match: VectorMatch) {
    let text = match.metadata[VectorMetadataKey.text]?.string ?? ""
    uri = match.metadata[VectorMetadataKey.sourceURI]?.string ?? ""
    metadata = Metadata(published: match.metadata)
    if let chunk = Self.located(match.metadata, text) {
      self.chunk = chunk
    } else {
      let source = match.metadata[VectorMetadataKey.dataSource]?.string ?? ""
      chunk = Chunk(
        text, cutBy: match.metadata[VectorMetadataKey.chunkID]?.string ?? match.key,
        document: DocumentID(dataSource: source, uri: uri))
    }
  }

  private static func located(_ metadata: JSONObject, _ text: String) -> Chunk? {
    guard let json = metadata[VectorMetadataKey.provenance]?.string,
      let provenance = try? JSONValue(parsing: json), provenance["version"]?.int == version,
      let bytes = provenance["provenance"]?.string.flatMap({ Data(base64Encoded: $0) })
    else { return nil }
    return try? Chunk(provenance: Array(bytes), text: text)
  }
}
