import LambdaRuntime
import Workspaces

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program of the Lambda function, started under the name `bootstrap`.
///
/// All of it runs on the main thread: the loop blocks, and a small function has one thread for tasks, which the handler
/// needs.
@main
@MainActor
enum EntryPoint {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    exit(await run())
  }

  private static func run() async -> Int32 {
    do {
      let host = try FunctionHost.current()
      guard let address = host.environment["AWS_LAMBDA_RUNTIME_API"] else {
        log("AWS_LAMBDA_RUNTIME_API is not set: Lambda starts this program; kb lambda invoke tries it out")
        return 1
      }
      let api = RuntimeAPI(try RuntimeAddress(address))
      guard let handler = try await handler(host, api) else { return 1 }
      let loop = InvocationLoop(api, clock: SystemClock.seconds, log: log, handler: handler)
      switch loop.run() {
      case .disconnected(let reason): log(reason)
      case .stuck: log("a handler did not stop at its deadline; this process ends, so that the next one starts anew")
      }
    } catch {
      log("\(error)")
    }
    return 1
  }

  /// The handler that the function is configured with; `nil` when it cannot start, and the Runtime API was told why.
  private static func handler(_ host: Host, _ api: RuntimeAPI) async throws -> InvocationLoop.Handler? {
    do {
      return try await FunctionHandler(host.environment["_HANDLER"]).handler(host, log: log)
    } catch {
      let failure = error as? InvocationFailure ?? InvocationFailure("Function.InitFailed", "\(error)")
      log("\(failure.type): \(failure)")
      try api.failInitialisation(failure)
      return nil
    }
  }

  /// Writes a line to stderr, where Lambda takes logs from.
  private nonisolated static func log(_ text: String) {
    let line = Array(text.utf8).map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
