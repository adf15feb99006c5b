import Agents
import ArgumentParser
import Platform
import Predictions
import Retrieval
import Storage
import Tools
import Workspaces

extension Failure {
  /// The error of any module, as it is shown.
  init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as WorkspaceError: self.init(workspace: error)
    case let error as ConfigurationError: self.init(configuration: error)
    case let error as FileError: self.init(file: error)
    case let error as FeatureError: self.init(feature: error)
    case let error as ModelLibraryError: self.init(model: error)
    case let error as FilterError: self.init(status: .usage, code: "filter", message: "\(error)")
    case let error as EvaluationError: self.init(status: .usage, code: "evaluation", message: "\(error)")
    case let error as StorageError: self.init(storage: error)
    case let error as ReplayMismatch: self.init(replay: error)
    case let error as QueryError: self.init(query: error)
    case let error as RunRecordError:
      self.init(
        status: .internalError, code: "run_record", message: "the record of the run is damaged",
        reason: error.description, remedies: ["See the other runs: kb trace"])
    case let error as XGBoostError: self.init(library: error)
    case let error as TrainingError: self.init(status: .usage, code: "training", message: "\(error)")
    default: self = Failure(platform: error) ?? Failure(cloud: error) ?? Failure(other: error)
    }
  }

  private init(model error: ModelLibraryError) {
    let status: ExitStatus =
      switch error.code {
      case .unknown: .usage
      case .notTrained: .notConfigured
      case .damaged: .internalError
      }
    self.init(
      status: status, code: "model", message: error.description,
      remedies: error.code == .unknown ? ["See the models: kb predict --help"] : ["Train the models: kb platform train"]
    )
  }

  private init(file error: FileError) {
    self.init(
      status: .internalError, code: "file", message: error.description.withoutControls, remedies: error.remedies)
  }

  private init(feature error: FeatureError) {
    self.init(
      status: .usage, code: "feature", message: error.description,
      remedies: ["See a customer's features: kb customer ID"])
  }

  private init(workspace error: WorkspaceError) {
    let status: ExitStatus =
      switch error.code {
      case .notConfigured: .notConfigured
      case .notFound: .usage
      case .exists: .writeRefused
      }
    self.init(
      status: status, code: error.code.rawValue, message: error.message, reason: error.reason,
      remedies: error.remedies)
  }

  private init(configuration error: ConfigurationError) {
    let status: ExitStatus = if case .flag = error.place { .usage } else { .notConfigured }
    self.init(
      status: status, code: "configuration", message: "\(error)",
      remedies: ["See every setting with its type and default: kb config reference"])
  }

  private init(storage error: StorageError) {
    self.init(
      status: .internalError, code: "storage", message: "the index cannot be used", reason: error.description,
      remedies: ["See what is the matter: kb doctor", "Make it anew from the documents: kb sync --full"])
  }

  private init(replay error: ReplayMismatch) {
    let cause = error.part == "instruction" ? "the instruction changed since" : "the documents changed since"
    self.init(
      status: .gateFailed, code: "replay_mismatch",
      message: "the run cannot be replayed: \(error.part == "turn" ? "it ends differently" : cause)",
      reason: error.description.withoutControls,
      remedies: ["See the recorded run: kb trace ID", "Ask again, over the documents as they are now: kb ask \"…\""])
  }

  /// An error of the argument parser, or one that no module declares.
  private init(other error: any Error) {
    if KB.exitCode(for: error) == .validationFailure {
      self.init(
        status: .usage, code: "usage", message: KB.message(for: error),
        remedies: ["See the commands and options: kb --help, kb COMMAND --help"])
    } else {
      self.init(status: .internalError, code: "internal", message: "\(error)")
    }
  }
}
