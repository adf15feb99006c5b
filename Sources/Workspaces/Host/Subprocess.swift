#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Cloud

/// A program that is run for what it prints.
struct Subprocess: Sendable {
  /// Why a program gave nothing.
  struct Failure: Error, CustomStringConvertible {
    /// What happened; nothing of what the program wrote.
    let description: String
  }

  /// The program, its arguments and its limits.
  let command: ExternalCommand
  /// Its environment.
  let environment: [String: String]

  private var arguments: [String] { command.arguments }

  /// Runs the program to its end. Its stderr goes where this process's goes, since it may ask for a second factor there.
  ///
  /// - Throws: `Failure` when it does not start, prints too much or takes too long.
  func outcome() throws -> ExternalCommand.Outcome {
    guard let name = arguments.first else { throw Failure(description: "no program is named") }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(description: "no pipe for \(name)") }
    defer { close(ends[0]) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    let started = spawn(output: ends[1])
    close(ends[1])
    let pid = try started.get()
    var bytes: [UInt8] = []
    let failure = collect(from: ends[0], into: &bytes)
    if failure != nil { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    if let failure { throw Failure(description: "\(name) \(failure)") }
    return ExternalCommand.Outcome(
      status: Int(status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)), output: bytes)
  }

  private func spawn(output: Int32) -> Result<pid_t, Failure> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, output)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, arguments.first ?? "", &actions, nil, &argv, &envp)
    guard code == 0 else {
      return .failure(
        Failure(description: "\(arguments.first ?? "") did not start: \(String(cString: strerror(code)))"))
    }
    return .success(pid)
  }

  /// Reads to the end; gives what went wrong.
  private func collect(from descriptor: Int32, into bytes: inout [UInt8]) -> String? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let end = ContinuousClock.now + .seconds(command.timeout)
    while ContinuousClock.now < end {
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 200) > 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return nil }
      if count < 0 {
        if errno == EINTR { continue }
        return "could not be read"
      }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > command.maximumOutputBytes { return "printed more than \(command.maximumOutputBytes) bytes" }
    }
    return "took longer than \(command.timeout) s"
  }
}
