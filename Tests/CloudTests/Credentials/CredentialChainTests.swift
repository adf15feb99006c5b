import Synchronization
import Testing

@testable import Cloud

/// Order, renewal and error messages, on sources that count how often they are asked.
@Suite struct CredentialChainTests {
  /// A source that gives what it is told to.
  private final class Scripted: CredentialSource {
    let source: AmbientSource
    let count = Mutex(0)
    let find: @Sendable (_ count: Int) async throws -> SourceFinding

    init(_ source: AmbientSource, find: @escaping @Sendable (_ count: Int) async throws -> SourceFinding) {
      self.source = source
      self.find = find
    }

    func find() async throws -> SourceFinding {
      try await find(
        count.withLock { count in
          count += 1
          return count
        })
    }
  }

  private final class Clock: Sendable {
    private let now = Mutex(1000.0)
    var time: Double { now.withLock { $0 } }
    func set(_ time: Double) { now.withLock { $0 = time } }
  }

  private static func key(_ number: Int, until expiration: Double?) -> SourceFinding {
    .found(
      Credentials(accessKeyID: "K\(number)", secretAccessKey: "s", expiration: expiration), detail: "test \(number)")
  }

  @Test func `Sources are asked in the order of the AWS SDKs`() throws {
    #expect(try CredentialDouble().chain.sources.map(\.source) == AmbientSource.allCases)
    #expect(
      AmbientSource.allCases == [.explicit, .environment, .webIdentity, .profile, .container, .instance])
  }

  @Test func `The first source that has some wins, and every other is explained`() async throws {
    let chain = CredentialChain(
      [
        Scripted(.explicit) { _ in .absent("none given") }, Scripted(.environment) { Self.key($0, until: nil) },
        Scripted(.profile) { _ in throw CredentialSourceError("must not be asked") },
      ], clock: { 0 })
    let resolution = try await chain.resolution()
    #expect(resolution.source == .environment && resolution.detail == "test 1" && resolution.accessKeyID == "K1")
    #expect(resolution.others.map(\.source) == [.explicit, .profile])
    #expect(resolution.others[1].reason == "not asked, for environment variables came first")
  }

  @Test func `A configured source that fails ends the search`() async throws {
    let last = Scripted(.instance) { Self.key($0, until: nil) }
    let chain = CredentialChain(
      [
        Scripted(.environment) { _ in .absent("not set") },
        Scripted(.profile) { _ in throw CredentialSourceError("is broken", remedies: ["mend it"]) }, last,
      ], clock: { 0 })
    let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
    #expect(error?.isFailure == true && error?.remedies == ["mend it"])
    #expect(error?.attempts.map(\.source) == [.environment, .profile])
    #expect(last.count.withLock { $0 } == 0)
  }

  @Test func `Forty that ask at once are answered by one question`() async throws {
    let source = Scripted(.container) { count in
      try await Task.sleep(for: .milliseconds(50))
      return Self.key(count, until: nil)
    }
    let chain = CredentialChain([source], clock: { 0 })
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<40 { group.addTask { try await chain.credentials().accessKeyID } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(ids == ["K1"])
    #expect(source.count.withLock { $0 } == 1)
  }

  @Test func `Cancelling one who waits ends its waiting and nobody else's`() async throws {
    let chain = CredentialChain(
      [
        Scripted(.container) { count in
          try await Task.sleep(for: .seconds(1))
          return Self.key(count, until: nil)
        }
      ], clock: { 0 })
    let patient = Task { try await chain.credentials() }
    let impatient = Task { try await chain.credentials() }
    try await Task.sleep(for: .milliseconds(20))
    impatient.cancel()
    await #expect(throws: CancellationError.self) { try await impatient.value }
    #expect(try await patient.value.accessKeyID == "K1")
    let late = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await CredentialChain([Scripted(.container) { Self.key($0, until: nil) }], clock: { 0 }).credentials()
    }
    await #expect(throws: CancellationError.self) { try await late.value }
  }

  @Test func `Credentials are renewed in the background first, and waited for near their end`() async throws {
    let clock = Clock()
    let source = Scripted(.container) { Self.key($0, until: 1000 + 3600 * Double($0)) }
    let chain = CredentialChain([source], clock: { clock.time })
    #expect(try await chain.credentials().accessKeyID == "K1")
    clock.set(4600 - 16 * 60)
    #expect(try await chain.credentials().accessKeyID == "K1")
    #expect(source.count.withLock { $0 } == 1)
    clock.set(4600 - 14 * 60)
    #expect(try await chain.credentials().accessKeyID == "K1")
    while try await chain.credentials().accessKeyID == "K1" { try await Task.sleep(for: .milliseconds(1)) }
    #expect(source.count.withLock { $0 } == 2)
    clock.set(8200 - 9 * 60)
    #expect(try await chain.credentials().accessKeyID == "K3")
  }

  @Test func `Credentials that cannot be renewed are given until they end, and asked for once a minute`() async throws {
    let clock = Clock()
    let source = Scripted(.container) { count in
      if count > 1 { throw CredentialSourceError("is down") }
      return Self.key(count, until: 4600)
    }
    let chain = CredentialChain([source], clock: { clock.time })
    _ = try await chain.credentials()
    clock.set(4600 - 300)
    for _ in 0..<5 { #expect(try await chain.credentials().accessKeyID == "K1") }
    #expect(source.count.withLock { $0 } == 2)
    clock.set(4600 - 200)
    #expect(try await chain.credentials().accessKeyID == "K1")
    #expect(source.count.withLock { $0 } == 3)
    clock.set(4600)
    await #expect(throws: CredentialError.self) { try await chain.credentials() }
  }

  @Test func `Credentials that have ended already are an error`() async {
    let chain = CredentialChain([Scripted(.environment) { Self.key($0, until: 999) }], clock: { 1000 })
    let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
    #expect(error?.attempts.last?.reason == "test 1: expired at 19700101T001639Z")
  }

  @Test func `What a service refused as expired is asked for again, once`() async throws {
    let source = Scripted(.profile) { Self.key($0, until: nil) }
    let chain = CredentialChain([source], clock: { 1000 })
    let first = try await chain.credentials()
    let second = try await chain.refreshed(after: first)
    #expect(second.accessKeyID == "K2")
    #expect(try await chain.refreshed(after: first) == second)
    #expect(source.count.withLock { $0 } == 2)
  }

  @Test func `Without any source the error names all of them and what to do`() async throws {
    let error = try #require(await CredentialDouble().error())
    #expect(!error.isFailure && error.attempts.map(\.source) == AmbientSource.allCases)
    for part in ["AWS_ACCESS_KEY_ID is not set", "no profile default", "aws configure", "has nothing at"] {
      #expect(error.description.contains(part))
    }
  }

  @Test func `No secret is in a description`() async throws {
    var double = try CredentialDouble()
    double.environment["AWS_ACCESS_KEY_ID"] = "AKIDENV"
    double.environment["AWS_SECRET_ACCESS_KEY"] = "hidden-secret"
    double.environment["AWS_SESSION_TOKEN"] = "hidden-token"
    let credentials = try await double.chain.credentials()
    let resolution = try await double.chain.resolution()
    for text in ["\(credentials)", "\(resolution)", String(reflecting: resolution), String(reflecting: credentials)] {
      #expect(text.contains("AKIDENV") && !text.contains("hidden"))
    }
  }
}
