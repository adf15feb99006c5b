import TestSupport

/// The release build of `kb` in a fresh folder, as a user has it, away from the settings of who runs the tests.
struct Installation {
  let directory: TemporaryDirectory
  var environment: [String: String]

  /// A fresh folder with the program in it, and nothing else.
  init() throws {
    directory = try TemporaryDirectory()
    environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": directory.path + "/home", "LANG": "C.UTF-8"]
    try directory.makeDirectory("home")
    _ = try ChildProcess("/bin/ln", in: directory.path).run(["-s", Repository.path + "/.build/release/kb", "kb"])
  }

  /// Runs `kb` with some arguments.
  func kb(_ arguments: String...) throws -> ChildProcess.Outcome {
    try ChildProcess(directory.path + "/kb", in: directory.path, environment: environment).run(arguments)
  }

  /// Runs a line of a shell, with stderr and stdout as one.
  func shell(_ line: String) throws -> ChildProcess.Outcome {
    var process = ChildProcess("/bin/sh", in: directory.path, environment: environment)
    process.joinsErrors = true
    return try process.run(["-c", line])
  }

  /// Copies files and folders of the repository in.
  func copy(_ names: String...) throws {
    for name in names {
      _ = try ChildProcess("/bin/cp", in: directory.path).run(["-r", "\(Repository.path)/\(name)", "."])
    }
  }
}
