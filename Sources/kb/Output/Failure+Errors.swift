import ArgumentParser
import Retrieval
import Workspaces

extension Failure {
  /// The error of any module, as it is shown.
  init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as WorkspaceError: self.init(workspace: error)
    case let error as ConfigurationError: self.init(configuration: error)
    case let error as FileError: self.init(status: .internalError, code: "file", message: "\(error)")
    case let error as FilterError: self.init(status: .usage, code: "filter", message: "\(error)")
    case let error as EvaluationError: self.init(status: .usage, code: "evaluation", message: "\(error)")
    case let error as StorageError: self.init(storage: error)
    default: self.init(other: error)
    }
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
