import TestSupport

/// A script of `Tests/Python`, run in the virtual environment that `./test` makes.
struct PythonScript {
  struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  let name: String

  /// What the script prints.
  func output(_ arguments: [String] = []) throws -> String {
    let python = "\(Repository.path)/.venv/bin/python3"
    var process = ChildProcess("/usr/bin/env", in: Repository.path, environment: ["PYTHONUTF8": "1"])
    process.timeout = 300
    let script = "\(Repository.path)/Tests/Python/\(name)"
    let outcome = try process.run([python, "-B", script] + arguments)
    guard outcome.status == 0 else {
      throw Unavailable(
        description: """
          \(name) ended with status \(outcome.status): \(outcome.errors)
          It needs .venv with Tests/Python/requirements.txt installed, which ./test makes.
          """)
    }
    return outcome.output
  }
}
