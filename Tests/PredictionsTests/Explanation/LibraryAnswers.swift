import JSON
import TestSupport
import Testing

@testable import Predictions

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What XGBoost said of the small models in `fixtures/trees`.
struct LibraryAnswers: Sendable, CustomTestStringConvertible {
  /// A part of the file of answers.
  struct Section: Sendable {
    let name: String
    let rowCount: Int
    let width: Int
  }

  let model: String
  private let file: String
  private let sections: [Section]

  var testDescription: String { model }

  /// The models for which answers of a kind are kept.
  static func all(with section: String) throws -> [LibraryAnswers] {
    let entries = try JSONValue(parsing: bytes(of: "models.json")).array ?? []
    return entries.map(LibraryAnswers.init).filter { $0.sections.contains { $0.name == section } }
  }

  /// The rows that the answers are for.
  static func rows() throws -> FeatureMatrix? { FeatureMatrix(columnCount: 8, values: try floats(of: "rows.f32")) }

  private init(_ entry: JSONValue) {
    model = entry["model"]?.string ?? ""
    file = entry["values"]?.string ?? ""
    sections = (entry["sections"]?.array ?? []).map {
      Section(name: $0["name"]?.string ?? "", rowCount: $0["rows"]?.int ?? 0, width: $0["width"]?.int ?? 0)
    }
  }

  func ensemble() throws -> TreeEnsemble { try TreeEnsemble(parsing: Self.bytes(of: model), iterations: .all) }

  /// The answers of a kind, row by row.
  func values(_ name: String) throws -> [[Float]] {
    let floats = try Self.floats(of: file)
    var first = 0
    for section in sections {
      let count = section.rowCount * section.width
      if section.name == name {
        let starts = stride(from: first, to: first + count, by: section.width)
        return starts.map { Array(floats[$0..<$0 + section.width]) }
      }
      first += count
    }
    return []
  }

  private static func bytes(of file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: Repository.path + "/fixtures/trees/" + file)))
  }

  private static func floats(of file: String) throws -> [Float] {
    let bytes = try bytes(of: file)
    return stride(from: 0, to: bytes.count, by: 4).map { place in
      Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
    }
  }
}
