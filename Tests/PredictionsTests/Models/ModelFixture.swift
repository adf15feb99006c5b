import JSON
import Predictions
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A model of `fixtures/trees` with what XGBoost says of the rows there.
struct ModelFixture: Sendable, CustomTestStringConvertible {
  /// Its path below `fixtures/trees`.
  let model: String
  let objective: String
  /// Values by the name of their section.
  let sections: [String: [Float]]

  var testDescription: String { model }

  static let folder = Repository.path + "/fixtures/trees/"
  /// The rows that all models were asked about.
  static let rows = FeatureMatrix(columnCount: 8, values: floats("rows.f32")) ?? FeatureMatrix(columnCount: 8)
  static let all: [ModelFixture] =
    ((try? JSONValue(parsing: bytes("models.json")))?.array ?? []).compactMap(ModelFixture.init)

  static func named(_ model: String) -> ModelFixture? { all.first { $0.model == model } }

  private init?(_ json: JSONValue) {
    guard let model = json["model"]?.string, let values = json["values"]?.string, let list = json["sections"]?.array,
      let objective = json["objective"]?.string
    else { return nil }
    var rest = Self.floats(values)[...]
    var sections: [String: [Float]] = [:]
    for section in list {
      guard let name = section["name"]?.string, let rows = section["rows"]?.int, let width = section["width"]?.int
      else {
        return nil
      }
      sections[name] = Array(rest.prefix(rows * width))
      rest = rest.dropFirst(rows * width)
    }
    self.model = model
    self.objective = objective
    self.sections = sections
  }

  /// The model's file.
  var bytes: [UInt8] { Self.bytes(model) }

  /// The model with all its trees, as the library scores it.
  func ensemble() throws -> TreeEnsemble { try TreeEnsemble(parsing: bytes, iterations: .all) }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(folder + path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  private static func floats(_ path: String) -> [Float] {
    let bytes = bytes(path)
    return stride(from: 0, to: bytes.count - 3, by: 4).map { place in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
    }
  }
}
