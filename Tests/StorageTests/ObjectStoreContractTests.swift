import Retrieval
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct ObjectStoreContractTests {
  enum Kind: CaseIterable { case directory, memory }

  @Test(arguments: Kind.allCases, ObjectStoreContract.claims)
  func `A store keeps the contract`(kind: Kind, claim: ObjectStoreContract.Claim) async throws {
    let scratch = try TemporaryDirectory()
    let store: any ObjectStore =
      switch kind {
      case .directory: DirectoryStore(root: scratch.path + "/new/root")
      case .memory: MemoryStore(clock: { 1 })
      }
    let number = Mutex(0)
    try await claim.check(store) { bytes in
      try scratch.file("source-\(number.withLock { $0 += 1; return $0 })", bytes)
    }
  }
}
