import JSON
import Retrieval
import Storage
import TestSupport

extension Installation {
  /// Two small documents: the weights of a model, and a text.
  func writeQuestionDocuments() throws {
    try directory.write(Self.features, to: "kb-docs/sorter/features.json")
    try directory.write(
      "# Handling\n\nFragile parcels are packed in honeycomb paper. The depot closes at noon on Sundays.\n",
      to: "kb-docs/handling.md")
  }

  static let features = """
    {
      "model_name": "sorter",
      "model_version": "v3.1",
      "timestamp": "2025-05-05T05:05:05Z",
      "features": [
        {"feature": "parcel_weight", "importance": 0.41},
        {"feature": "label_contrast", "importance": 0.33},
        {"feature": "belt_speed", "importance": 0.26}
      ]
    }

    """

  static let question = "top 3 features of the sorter model"

  /// The answer to a question as its JSON object.
  func answer(_ question: String = Self.question, _ options: String...) throws -> JSONValue {
    let arguments = ["ask", question, "--json"] + options
    let outcome = try ChildProcess(directory.path + "/kb", in: directory.path, environment: environment).run(arguments)
    return try JSONValue(parsing: outcome.output)
  }

  /// A file below the folder.
  func read(_ path: String) throws -> [UInt8] { try FileSystem().read("\(directory.path)/\(path)").array }
}
