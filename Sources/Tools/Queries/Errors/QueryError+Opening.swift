import CSQLite
import SQLite

extension QueryError {
  /// An error of opening the files.
  init(opening error: SQLiteError) {
    let file = error.context.hasPrefix("/") ? error.context : "a file"
    switch error.primaryCode {
    case _ where error.isDamage:
      self.init(
        .database, "\(file) is no SQLite database, or is damaged: \(error.message)",
        remedies: ["Name another file, or make it anew"])
    case SQLITE_BUSY, SQLITE_LOCKED:
      self.init(.database, "\(file) is being written: \(error.message)", remedies: ["Ask again in a moment"])
    default:
      self.init(.database, "\(file) cannot be opened: \(error.message)", remedies: ["See whether it may be read"])
    }
  }
}
