import Agents

extension StopReason {
  /// The reason that a provider gives.
  init(provider reason: String?) {
    switch reason.flatMap(StopReason.init) {
    // Reasons of the loop, which no provider gives.
    case .stepLimit, .budget, nil: self = .unrecognized
    case .some(let reason): self = reason
    }
  }
}
