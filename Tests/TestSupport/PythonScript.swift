/// A script of `Tests/Python`, run in the virtual environment that `./test` makes.
public struct PythonScript: Sendable {
  /// Why a script gave no result, with what makes one likely.
  public struct Unavailable: Error, CustomStringConvertible {
    /// The sentences.
    public let description: String
  }

  /// The script's file name.
  public let name: String
  /// The seconds after which it is ended.
  public var timeout = 300

  /// A script by its file name.
  public init(name: String) { self.name = name }

  /// What the script prints.
  ///
  /// - Throws: `Unavailable` when it fails, `ChildProcess.Failure` when it does not start or takes too long.
  public func output(_ arguments: [String] = []) throws -> String {
    let python = "\(Repository.path)/.venv/bin/python3"
    var process = ChildProcess("/usr/bin/env", in: Repository.path, environment: ["PYTHONUTF8": "1"])
    process.timeout = timeout
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
