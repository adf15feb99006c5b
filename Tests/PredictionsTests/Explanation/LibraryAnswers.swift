import JSON
import TestSupport

@testable import Predictions

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What XGBoost said of the small models in `fixtures/trees`.
struct LibraryAnswers: Sendable, CustomTestStringConvertible {
  let model: String
  private let values: String
  private let sections: [(name: String, rows: Int, width: Int)]

  var testDescription: String { model }

  /// The models of which some section is kept.
  static func all(with section: String) -> [LibraryAnswers] {
    guard let text = try? JSONValue(parsing: bytes("models.json")), let entries = text.array else { return [] }
    return entries.compactMap { entry in
      guard let model = entry["model"]?.string, let values = entry["values"]?.string else { return nil }
      let sections = (entry["sections"]?.array ?? []).map {
        (name: $0["name"]?.string ?? "", rows: Int($0["rows"]?.double ?? 0), width: Int($0["width"]?.double ?? 0))
      }
      guard sections.contains(where: { $0.name == section }) else { return nil }
      return LibraryAnswers(model: model, values: values, sections: sections)
    }
  }
}
