import JSON
import Retrieval

/// What Titan Text Embeddings V2 is sent and what it answers.
struct TitanBody: Sendable, Hashable {
  /// A vector and the tokens of its text.
  struct Answer: Hashable {
    let vector: [Float]
    let tokens: Int
  }

  let model: String
  let dimensions: Int
  let normalize: Bool
  let isBinary: Bool

  /// The id of vectors in an index: the model and every setting that changes them.
  var indexID: String { "\(model)/\(dimensions)/" + (isBinary ? "binary" : normalize ? "float-normalized" : "float") }

  /// The body for a text.
  func bytes(for text: String) -> [UInt8] {
    var body: JSONObject = ["inputText": .string(text), "dimensions": .number(JSONNumber(dimensions))]
    body["normalize"] = .bool(normalize)
    body["embeddingTypes"] = [.string(isBinary ? "binary" : "float")]
    return JSONValue.object(body).utf8()
  }

  /// Checks that the model takes a text.
  ///
  /// Tokens are counted by our own counter, as the model's is not public: a text near the limit may be refused here
  /// that the model would take, and the other way round.
  /// - Throws: `EmbeddingError` with `unsuitableText`.
  func check(_ text: String) throws(EmbeddingError) {
    guard !text.isEmpty else {
      throw EmbeddingError(.unsuitableText, modelID: model, "expected a text, found an empty one")
    }
    let characters = text.unicodeScalars.count
    guard characters <= TitanEmbedder.maximumCharacters else {
      throw tooLong(text, "\(TitanEmbedder.maximumCharacters) characters, found \(characters)")
    }
    let tokens = TokenCounter().count(text)
    guard tokens <= TitanEmbedder.maximumTokens else {
      throw tooLong(text, "\(TitanEmbedder.maximumTokens) tokens, found about \(tokens)")
    }
  }

  /// Reads an answer.
  ///
  /// - Throws: `EmbeddingError` with `malformedAnswer`.
  func answer(_ response: ServiceResponse) throws(EmbeddingError) -> Answer {
    let json: JSONValue
    do { json = try response.json() } catch { throw malformed("expected JSON, found other bytes (\(error))") }
    guard let tokens = json["inputTextTokenCount"]?.int, tokens >= 0 else {
      throw malformed("expected a number at inputTextTokenCount, found none")
    }
    let types = json["embeddingsByType"]
    guard let elements = (isBinary ? types?["binary"] : json["embedding"] ?? types?["float"])?.array else {
      throw malformed("expected a vector at \(isBinary ? "embeddingsByType.binary" : "embedding"), found none")
    }
    guard elements.count == dimensions else {
      throw malformed("expected \(dimensions) elements, found \(elements.count)")
    }
    return Answer(vector: try isBinary ? signs(elements) : floats(elements), tokens: tokens)
  }

  private func floats(_ elements: [JSONValue]) throws(EmbeddingError) -> [Float] {
    var vector: [Float] = []
    vector.reserveCapacity(elements.count)
    for element in elements {
      guard let value = element.double.map({ Float($0) }), value.isFinite else {
        throw malformed("expected finite numbers, found \(element.text().prefix(40)) at \(vector.count)")
      }
      vector.append(value)
    }
    return vector
  }

  private func signs(_ elements: [JSONValue]) throws(EmbeddingError) -> [Float] {
    let size = 1 / Float(dimensions).squareRoot()
    var vector: [Float] = []
    vector.reserveCapacity(elements.count)
    for element in elements {
      guard let bit = element.int, bit == 0 || bit == 1 else {
        throw malformed("expected 0 or 1, found \(element.text().prefix(40)) at \(vector.count)")
      }
      vector.append(bit == 1 ? size : -size)
    }
    return vector
  }

  private func tooLong(_ text: String, _ limit: String) -> EmbeddingError {
    let start = String(text.prefix(60)).debugDescription
    return EmbeddingError(
      .unsuitableText, modelID: model,
      "expected a text of at most \(limit), in the one that begins \(start); cut documents into smaller chunks")
  }

  private func malformed(_ detail: String) -> EmbeddingError {
    EmbeddingError(.malformedAnswer, modelID: model, "\(detail); check the endpoint and the model's id")
  }
}
