import JSON
import TestSupport

extension Installation {
  /// A folder `docs` of three small documents, one with a metadata file.
  func writeDocuments() throws {
    try directory.write(#"{"model": "churn", "metric": "recall", "value": 0.42}"#, to: "docs/churn.json")
    try directory.write("# Tenure\n\nMonths since the customer signed up.\n", to: "docs/schema.md")
    try directory.write("name,importance\nsessions,0.23\ntenure,0.19\n", to: "docs/features.csv")
    try directory.write(
      #"{"metadataAttributes": {"team": "growth", "year": 2025}}"#, to: "docs/features.csv.metadata.json")
  }

  /// The JSON that a line of a shell prints on stdout.
  func json(_ line: String) throws -> JSONValue {
    let process = ChildProcess("/bin/sh", in: directory.path, environment: environment)
    return try JSONValue(parsing: try process.run(["-c", line]).output)
  }

  /// The exit code of a line of a shell, and what it writes to either stream.
  func run(_ line: String) throws -> ChildProcess.Outcome {
    try ChildProcess("/bin/sh", in: directory.path, environment: environment).run(["-c", line])
  }
}
