/// What may be wrong with a customer's data.
public enum AnomalyKind: Int, Sendable, Hashable, CaseIterable {
  /// A program that opens very many short sessions.
  case bot = 1
  /// Counters that contradict each other.
  case counters
  /// Very many friends, none of whom is connected to others.
  case fakeNetwork
  /// Very many discounted purchases and failed charges.
  case fraud
  /// An account used on many devices, mostly at night.
  case sharedAccount

  /// The name in documents and tables: `shared_account`.
  public var name: String {
    switch self {
    case .bot: "bot"
    case .counters: "counters"
    case .fakeNetwork: "fake_network"
    case .fraud: "fraud"
    case .sharedAccount: "shared_account"
    }
  }
}
