extension TreeEnsemble {
  /// Reads a model that XGBoost 1.7 to 3.x saved, as JSON or as UBJSON; the first bytes tell which.
  ///
  /// The attribute `kb_link` names the link (`identity`, `logistic`, `exponential`, `softmax`, `expm1`, `exp2`) where
  /// it is another than the objective's. For `multi:softmax` the link is the probabilities rather than the class.
  ///
  /// - Parameter iterations: by default the trees after `best_iteration` are left out.
  /// - Throws: `ModelError` for bytes that are damaged or contradict themselves, with tree, node and member, and for
  ///   models of other kinds: linear ones, leaves with several values, names of categories in the model, objectives
  ///   and links not listed here.
  /// - Complexity: O(bytes), in time and memory.
  public init(parsing bytes: [UInt8], iterations: Iterations = .untilBest) throws(ModelError) {
    let stored: Result<StoredModel, ModelError> = bytes.withUnsafeBufferPointer { buffer in
      do throws(ModelError) {
        if try Self.isJSON(buffer) {
          var input = JSONModelInput(buffer)
          return .success(try StoredModel(reading: &input))
        }
        var input = UBJModelInput(buffer)
        return .success(try StoredModel(reading: &input))
      } catch {
        return .failure(error)
      }
    }
    self = try stored.get().ensemble(iterations)
  }

  /// Whether the first key is quoted; in UBJSON its length stands there.
  private static func isJSON(_ bytes: UnsafeBufferPointer<UInt8>) throws(ModelError) -> Bool {
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      throw ModelError(
        .malformed,
        "expected a model of XGBoost in JSON or UBJSON, which begins with \"{\", found \(bytes.count) bytes"
          + " that do not; save it with save_model(\"model.ubj\")")
    }
    let second = bytes.drop(while: { $0 <= 0x20 }).dropFirst().first { $0 > 0x20 }
    return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
  }
}
