#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs a program to its end and collects what it writes.
public struct ChildProcess: Sendable {
  /// What a program left behind.
  public struct Outcome: Sendable, Hashable {
    /// Its exit code; minus the signal's number when a signal ended it.
    public let status: Int32
    /// What it wrote to stdout.
    public let output: String
    /// What it wrote to stderr; empty when both go one way.
    public let errors: String
  }

  /// Why a program could not be run to its end.
  public enum Failure: Error {
    /// The system did not start it, with the reason.
    case notStarted(String)
    /// It was ended because it took too long; what it had written is given.
    case timedOut(output: String, errors: String)
  }

  /// The program's path.
  public var executable: String
  /// The folder it runs in.
  public var directory: String
  /// All of its environment variables.
  public var environment: [String: String]
  /// Whether stderr goes where stdout goes, as on a terminal.
  public var joinsErrors = false
  /// The seconds after which it is ended.
  public var timeout = 60

  /// A program that is to run in a folder with these environment variables and no others.
  public init(_ executable: String, in directory: String, environment: [String: String] = [:]) {
    self.executable = executable
    self.directory = directory
    self.environment = environment
  }

  /// Starts the program without input, waits for its end, and returns what it wrote.
  ///
  /// - Parameter whileRunning: Called once with the process id, right after the start.
  public func run(_ arguments: [String], whileRunning: (pid_t) -> Void = { _ in }) throws -> Outcome {
    var outputPipe: [Int32] = [0, 0]
    var errorPipe: [Int32] = [0, 0]
    guard pipe(&outputPipe) == 0, pipe(&errorPipe) == 0 else { throw Failure.notStarted("no pipe") }
    for descriptor in outputPipe + errorPipe { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let process = spawn(arguments, output: outputPipe[1], errors: joinsErrors ? outputPipe[1] : errorPipe[1])
    close(outputPipe[1])
    close(errorPipe[1])
    defer {
      close(outputPipe[0])
      close(errorPipe[0])
    }
    guard case .success(let pid) = process else { return try process.map { _ in Self.nothing }.get() }
    whileRunning(pid)
    let (texts, isComplete) = collect(outputPipe[0], errorPipe[0])
    if !isComplete { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    guard isComplete else { throw Failure.timedOut(output: texts[0], errors: texts[1]) }
    return Outcome(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F), output: texts[0], errors: texts[1])
  }

  private static let nothing = Outcome(status: 0, output: "", errors: "")

  private func spawn(_ arguments: [String], output: Int32, errors: Int32) -> Result<pid_t, Failure> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var pid: pid_t = 0
    // glibc's module does not show posix_spawn_file_actions_addchdir_np, so a shell changes the folder.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory, executable]
    let code = Self.withCStrings(shell + arguments) { argv in
      Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
        posix_spawn(&pid, "/bin/sh", &actions, nil, argv, envp)
      }
    }
    guard code == 0 else { return .failure(.notStarted("\(executable): \(String(cString: strerror(code)))")) }
    return .success(pid)
  }

  /// Reads both pipes to their ends, and says whether they ended in time.
  private func collect(_ output: Int32, _ errors: Int32) -> (texts: [String], isComplete: Bool) {
    var contents: [[UInt8]] = [[], []]
    var polls = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let end = ContinuousClock.now + .seconds(timeout)
    while polls.contains(where: { $0.fd >= 0 }), ContinuousClock.now < end {
      guard poll(&polls, nfds_t(polls.count), 100) > 0 else { continue }
      for index in polls.indices where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 { contents[index].append(contentsOf: buffer[..<count]) }
        if count == 0 { polls[index].fd = -1 }
      }
    }
    return (contents.map { String(decoding: $0, as: UTF8.self) }, !polls.contains { $0.fd >= 0 })
  }

  private static func withCStrings(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) ?? EINVAL }
  }
}
