#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server of `Tests/Python` in a process of its own, which listens on 127.0.0.1 and ends with this object.
///
/// The script prints the port that it listens on as its first line; what it prints later is not read.
public final class LoopbackServer: Sendable {
  /// Why a server did not start.
  public struct Unavailable: Error, CustomStringConvertible {
    /// The sentences.
    public let description: String
  }

  /// The port it listens on.
  public let port: Int
  /// The address: `http://127.0.0.1:PORT`.
  public var url: String { "http://127.0.0.1:\(port)" }
  private let pid: pid_t

  /// Starts a script of `Tests/Python` in the virtual environment that `./test` makes, and waits for its port.
  ///
  /// - Parameters:
  ///   - script: The file's path below `Tests/Python`.
  ///   - errors: Where the server's stderr goes; nowhere unless given.
  /// - Throws: `Unavailable` when it ends, or says no port, within a minute.
  public init(
    _ script: String, _ arguments: [String] = [], environment: [String: String] = [:], errors: String = "/dev/null"
  ) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Unavailable(description: "no pipe") }
    defer { close(ends[0]) }
    let command =
      "cd '\(Repository.path)' && exec .venv/bin/python3 -B 'Tests/Python/\(script)' \"$@\" 2>>'\(errors)'"
    let variables = environment.merging(
      ["PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "PATH": "/usr/bin:/bin"]
    ) { given, _ in given }
    guard let pid = Self.spawn(["/bin/sh", "-c", command, script] + arguments, variables, output: ends[1]) else {
      close(ends[1])
      throw Unavailable(description: "\(script) was not started")
    }
    close(ends[1])
    guard let port = Self.firstLine(of: ends[0], within: 60).flatMap({ Int($0) }) else {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
      throw Unavailable(
        description: "\(script) gave no port. It needs .venv with Tests/Python/requirements.txt, which ./test makes.")
    }
    self.pid = pid
    self.port = port
  }

  deinit {
    kill(-pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  private static func spawn(_ arguments: [String], _ environment: [String: String], output: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // A group of its own, so that what the script starts ends with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid: pid_t = 0
    return posix_spawn(&pid, "/bin/sh", &actions, &attributes, &argv, &envp) == 0 ? pid : nil
  }

  private static func firstLine(of descriptor: Int32, within seconds: Int) -> String? {
    var line: [UInt8] = []
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 200) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(descriptor, &byte, 1) == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }
}
