import TestSupport

/// The library that kills a process at one of its calls that change files (`Tests/CrashShim/crash.c`).
struct CrashShim {
  struct Unbuildable: Error {
    let reason: String
  }

  private let path: String

  /// Compiles it into a folder.
  init(in directory: TemporaryDirectory) throws {
    path = directory.path + "/crash.so"
    let compiler = ChildProcess(
      "/usr/bin/env", in: directory.path, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    let outcome = try compiler.run(
      ["cc", "-shared", "-fPIC", "-O2", "-o", path, Repository.path + "/Tests/CrashShim/crash.c", "-ldl"])
    guard outcome.status == 0 else { throw Unbuildable(reason: outcome.errors) }
  }

  /// The environment in which a program is killed at a call that concerns a folder; the first has the number 1.
  func environment(killingAt call: Int, below folder: String) -> [String: String] {
    ["LD_PRELOAD": path, "KB_CRASH_AT": String(call), "KB_CRASH_FOLDER": folder]
  }
}
