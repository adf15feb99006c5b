/// A stage of the pipeline, in the order of the state machine.
public enum PipelineStage: String, Sendable, Hashable, CaseIterable {
  /// What an interrupted run left half written is removed.
  case cleanup = "pre-cleanup"
  /// The customers are made and put into the catalogue.
  case preparation
  /// The models are trained, beside the validation.
  case training
  /// The customers are held against what is expected of them, beside the training.
  case validation
  /// Every model scores every customer.
  case inference
  /// Rows for people to review are chosen, beside the final results.
  case reviewTable = "qa-table"
  /// The tables that analysts ask are written, beside the rows for review.
  case finalResults = "final-results"
  /// What was done is put down in a notice.
  case notification
  /// The documents of the knowledge base are written.
  case export
  /// The documents are copied to a folder of the user's.
  case publication

  /// The number of the step it belongs to; stages of one step run beside each other.
  public var step: Int {
    switch self {
    case .cleanup: 1
    case .preparation: 2
    case .training, .validation: 3
    case .inference: 4
    case .reviewTable, .finalResults: 5
    case .notification: 6
    case .export: 7
    case .publication: 8
    }
  }

  /// The place in the order of all stages, 0 the first.
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What is done, as a verb for a line of progress.
  public var activity: String {
    switch self {
    case .cleanup: "cleaning up"
    case .preparation: "preparing"
    case .training: "training"
    case .validation: "validating"
    case .inference: "scoring"
    case .reviewTable: "choosing rows for review"
    case .finalResults: "writing tables"
    case .notification: "notifying"
    case .export: "exporting"
    case .publication: "copying documents"
    }
  }
}
