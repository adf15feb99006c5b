import JSON
import Predictions

/// A model that was trained, with all that a report about it needs.
struct TrainedModel: Sendable {
  /// A variant that was tried, with the figure that the choice was made by.
  struct Candidate: Sendable {
    let name: String
    let objective: String
    let rounds: Int
    /// The figure of the validation rows that variants are compared by; less is better.
    let validation: Double
  }

  let plan: ModelPlan
  /// The model as universal binary JSON and as JSON.
  let ubj: [UInt8]
  let json: [UInt8]
  /// The trees, read back from the bytes that are written.
  let ensemble: TreeEnsemble
  /// The variant that was kept; `nil` for a forest.
  let variant: BoostingPlan?
  /// How many rounds were kept; 0 for a forest.
  let rounds: Int
  /// All variants that were tried.
  let candidates: [Candidate]
  /// The version of the library that trained it; `nil` for a forest.
  let libraryVersion: String?
}
