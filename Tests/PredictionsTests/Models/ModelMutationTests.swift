import Testing

@testable import Predictions

@Suite struct ModelMutationTests {
  /// Reads damaged bytes; where they still are a model, everything that indexes by them runs.
  private func survive(_ bytes: [UInt8]) {
    guard let ensemble = try? TreeEnsemble(parsing: bytes) else { return }
    var rows = FeatureMatrix(columnCount: max(1, ensemble.featureCount))
    guard ensemble.featureCount <= 64 else { return }
    rows.append(row: [Float](repeating: 1, count: ensemble.featureCount))
    rows.append(row: [])
    let margins = try? TreeScorer(ensemble).margins(of: rows)
    let same = margins.map { $0.map(\.bitPattern) == ensemble.walkedMargins(of: rows).map(\.bitPattern) }
    #expect(same == true)
  }

  @Test(arguments: ["3.2.0/share.ubj", "1.7.4/raw.ubj"])
  func `A truncated model is an error`(model: String) throws {
    let bytes = try #require(ModelFixture.named(model)).bytes
    for count in stride(from: 0, to: bytes.count, by: 3) {
      #expect(throws: ModelError.self) { try TreeEnsemble(parsing: Array(bytes.prefix(count))) }
    }
  }

  @Test func `Every truncation of a model in JSON is an error`() {
    let bytes = ModelDraft().json.utf8()
    for count in 0..<bytes.count {
      #expect(throws: ModelError.self) { try TreeEnsemble(parsing: Array(bytes.prefix(count))) }
    }
  }

  @Test(arguments: ["3.2.0/share.ubj", "1.7.4/dart.ubj", "2.1.4/categorical.json"])
  func `A flipped bit is an error or a model that can be scored`(model: String) throws {
    var bytes = try #require(ModelFixture.named(model)).bytes
    // Every bit of the first 300 bytes, then one bit of every 23rd byte.
    for place in bytes.indices where place < 300 || place % 23 == 0 {
      for bit in 0..<8 where place < 300 || bit == place % 8 {
        bytes[place] ^= 1 << UInt8(bit)
        survive(bytes)
        bytes[place] ^= 1 << UInt8(bit)
      }
    }
  }
}
