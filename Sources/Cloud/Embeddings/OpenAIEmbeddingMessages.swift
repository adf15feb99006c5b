import JSON

/// What `/v1/embeddings` is sent and what it answers.
struct OpenAIEmbeddingMessages: Sendable, Hashable {
  /// The vectors in the order of the texts, and the tokens of all.
  struct Answer: Hashable {
    let vectors: [[Float]]
    let tokens: Int
  }

  let model: String
  /// The length that the server is asked for, `nil` for the model's own.
  let dimensions: Int?

  /// The call for some texts.
  func request(for texts: [String], timeouts: HTTPTimeouts) -> ServiceRequest {
    var body: JSONObject = ["model": .string(model), "input": .array(texts.map { .string($0) })]
    body["encoding_format"] = "float"
    if let dimensions { body["dimensions"] = .number(JSONNumber(dimensions)) }
    return ServiceRequest(
      .openAICompatible, "CreateEmbeddings", path: ["v1", "embeddings"],
      headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "application/json")],
      body: JSONValue.object(body).utf8(), timeouts: timeouts)
  }

  /// Reads an answer with a vector for each of `count` texts, placed by their `index`.
  ///
  /// - Throws: `EmbeddingError` with `malformedAnswer`.
  func answer(_ response: ServiceResponse, count: Int, dimensions: Int?) throws(EmbeddingError) -> Answer {
    let json: JSONValue
    do { json = try response.json() } catch { throw malformed("expected JSON, found other bytes (\(error))") }
    guard let data = json["data"]?.array, data.count == count else {
      throw malformed("expected \(count) vectors at data, found \(json["data"]?.array?.count ?? 0)")
    }
    var vectors = [[Float]?](repeating: nil, count: count)
    for (place, entry) in data.enumerated() {
      let index = entry["index"]?.int ?? place
      guard vectors.indices.contains(index), vectors[index] == nil else {
        throw malformed("expected each index from 0 to \(count - 1) once, found \(index)")
      }
      vectors[index] = try vector(entry["embedding"], at: index, dimensions: dimensions)
    }
    return Answer(vectors: vectors.compactMap(\.self), tokens: max(0, json["usage"]?["prompt_tokens"]?.int ?? 0))
  }

  private func vector(_ json: JSONValue?, at index: Int, dimensions: Int?) throws(EmbeddingError) -> [Float] {
    guard let elements = json?.array, !elements.isEmpty else {
      throw malformed("expected an array of numbers at data[\(index)].embedding, found \(json?.kind ?? "nothing")")
    }
    if let dimensions, elements.count != dimensions {
      throw malformed(
        "expected \(dimensions) elements, found \(elements.count); set dimensions to the length of the model's vectors")
    }
    let vector = elements.compactMap { $0.double.map { Float($0) } }
    guard vector.count == elements.count, vector.allSatisfy(\.isFinite) else {
      throw malformed("expected finite numbers at data[\(index)].embedding, found others")
    }
    return vector
  }

  private func malformed(_ detail: String) -> EmbeddingError {
    EmbeddingError(.malformedAnswer, modelID: model, detail)
  }
}
