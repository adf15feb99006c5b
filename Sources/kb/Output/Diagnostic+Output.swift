import JSON
import Retrieval
import Workspaces

extension Diagnostic {
  /// The diagnostic as compilers print it, with the file's path as seen from a directory.
  func text(_ sources: [DataSource], from directory: LocalPath) -> String {
    let file = sources.first { $0.id == document.dataSource }
      .map { LocalPath($0.root).appending(document.key).text(from: directory) }
    let place = [line, column].compactMap(\.self).map { ":\($0)" }.joined()
    return "\(file ?? document.key)\(place): \(severity.rawValue): \(message); \(advice)"
  }

  /// The diagnostic as the documented JSON object.
  var json: JSONValue {
    [
      "severity": .string(severity.rawValue), "code": .string(code.rawValue), "source": .string(document.key),
      "data_source_id": .string(document.dataSource), "line": line.map(JSONValue.number) ?? .null,
      "column": column.map(JSONValue.number) ?? .null, "message": .string(message), "advice": .string(advice),
    ]
  }
}
