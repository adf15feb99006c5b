import Platform
import SQLite

extension Failure {
  /// An error of the platform's data, as it is shown; `nil` for any other.
  init?(platform error: any Error) {
    switch error {
    case let error as ValidationFailure:
      self.init(
        status: .gateFailed, code: "validation", message: "the data are not as expected", reason: error.description,
        remedies: ["See every expectation with its result: \(error.path)"])
    case let error as PlatformError:
      self.init(
        status: .internalError, code: "platform", message: error.description.withoutControls, remedies: error.remedies)
    case let error as PipelineError:
      let status: ExitStatus =
        switch error.code {
        case .busy: .writeRefused
        case .incomplete: .usage
        }
      self.init(status: status, code: "pipeline", message: error.description.withoutControls)
    case let error as SQLiteError:
      self.init(
        status: .internalError, code: "catalogue", message: "the catalogue cannot be used",
        reason: Self.reason(error), remedies: ["Make the data anew: kb platform data"])
    default: return nil
    }
  }

  /// A statement of the program's own is named by its beginning.
  private static func reason(_ error: SQLiteError) -> String {
    let context = error.context.hasPrefix("/") ? error.context : "\(error.context.prefix(60)) …"
    return SQLiteError(code: error.code, message: error.message, context: context).description.withoutControls
  }
}
