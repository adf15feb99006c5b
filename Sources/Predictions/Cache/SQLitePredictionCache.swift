import JSON
import SQLite
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Predictions that were made a short time ago, in a SQLite file that several processes may share.
///
/// A file that is damaged is made anew, one that cannot be written holds nothing, and neither is an error.
public final class SQLitePredictionCache: PredictionCache {
  private let path: String
  private let lifetime: Double
  private let capacity: Int
  private let patience: Int
  private let clock: @Sendable () -> Double
  private let connection = Mutex<Database?>(nil)

  /// A cache in a file, which is made at the first use; its folder must be there.
  ///
  /// - Parameters:
  ///   - lifetime: for how many seconds an entry counts.
  ///   - capacity: how many entries are kept at most; the oldest go first.
  ///   - patience: for how many milliseconds another process is waited for.
  ///   - clock: the seconds since 1970.
  public init(
    path: String, lifetime: Double = 3600, capacity: Int = 20_000, patience: Int = 250,
    clock: @escaping @Sendable () -> Double
  ) {
    self.path = path
    self.lifetime = lifetime
    self.capacity = max(1, capacity)
    self.patience = max(0, patience)
    self.clock = clock
  }

  /// The predictions of a model, one for each class or target; `nil` when there are none of this version, or they have
  /// expired. O(log entries).
  public func predictions(of model: String, version: String, for key: PredictionCacheKey) -> [Double]? {
    let now = clock()
    return using { database in
      let statement = try database.prepare(Self.selection)
      try statement.bind(.text(key.text), at: 1)
      try statement.bind(.text(model), at: 2)
      guard try statement.step() else { return nil }
      guard case .text(version) = statement.value(at: 0), case .text(let text) = statement.value(at: 1),
        case .real(let stored) = statement.value(at: 2)
      else { return nil }
      // An entry from the future was stored under another clock: there is no telling how old it is.
      guard stored <= now, now - stored < lifetime else { return nil }
      return Self.numbers(text)
    } ?? nil
  }

  /// Keeps the predictions of a model, instead of earlier ones under the key. O(log entries).
  public func store(_ predictions: [Double], of model: String, version: String, for key: PredictionCacheKey) {
    let now = clock()
    using { database in
      try database.execute("BEGIN IMMEDIATE")
      do {
        try insert(predictions, model, version, key, now, database)
        try trim(now, database)
        try database.execute("COMMIT")
      } catch {
        try? database.execute("ROLLBACK")
        throw error
      }
    }
  }

  /// How many entries there are, expired ones too. O(entries).
  public var count: Int {
    using { database in
      let statement = try database.prepare("SELECT count(*) FROM predictions")
      guard try statement.step(), case .integer(let count) = statement.value(at: 0) else { return 0 }
      return Int(count)
    } ?? 0
  }

  private func insert(
    _ predictions: [Double], _ model: String, _ version: String, _ key: PredictionCacheKey, _ now: Double,
    _ database: Database
  ) throws {
    let statement = try database.prepare("INSERT OR REPLACE INTO predictions VALUES (?, ?, ?, ?, ?)")
    let text = JSONValue.array(predictions.map { .number($0) }).text()
    for (index, value) in [key.text, model, version, text].enumerated() {
      try statement.bind(.text(value), at: index + 1)
    }
    try statement.bind(.real(now), at: 5)
    _ = try statement.step()
  }

  /// Takes out what has expired, and the oldest above the capacity.
  private func trim(_ now: Double, _ database: Database) throws {
    let expired = try database.prepare("DELETE FROM predictions WHERE stored <= ? OR stored > ?")
    try expired.bind(.real(now - lifetime), at: 1)
    try expired.bind(.real(now), at: 2)
    _ = try expired.step()
    let surplus = try database.prepare(
      """
      DELETE FROM predictions WHERE rowid IN
      (SELECT rowid FROM predictions ORDER BY stored DESC, rowid DESC LIMIT -1 OFFSET ?)
      """)
    try surplus.bind(.integer(Int64(capacity)), at: 1)
    _ = try surplus.step()
  }

  private static let selection = "SELECT version, predictions, stored FROM predictions WHERE key = ? AND model = ?"

  private static func numbers(_ text: String) -> [Double]? {
    guard let elements = try? JSONValue(parsing: text).array, !elements.isEmpty else { return nil }
    let numbers = elements.compactMap(\.double).filter(\.isFinite)
    return numbers.count == elements.count ? numbers : nil
  }
}

extension SQLitePredictionCache {
  /// SQLite's SQLITE_BUSY and SQLITE_LOCKED: another process has the file for longer than is worth waiting.
  private static let contention: Set<Int32> = [5, 6]

  /// Does something with the file; once more with a new file when the one there is no good, `nil` when that does not
  /// help either.
  @discardableResult
  private func using<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) -> Result? {
    connection.withLock { kept in
      do {
        let database = try kept ?? open()
        kept = database
        return try body(database)
      } catch let error as SQLiteError where Self.contention.contains(error.primaryCode) {
        return nil
      } catch {
        kept = nil
        for ending in ["", "-journal", "-wal", "-shm"] { unlink(path + ending) }
        guard let database = try? open() else { return nil }
        kept = database
        return try? body(database)
      }
    }
  }

  private func open() throws(SQLiteError) -> Database {
    let database = try Database(path, access: .write)
    try database.execute("PRAGMA busy_timeout = \(patience)")
    // A lost entry costs microseconds, waiting for the disk milliseconds.
    try database.execute("PRAGMA synchronous = OFF")
    try database.execute(
      """
      CREATE TABLE IF NOT EXISTS predictions (
        key TEXT NOT NULL, model TEXT NOT NULL, version TEXT NOT NULL, predictions TEXT NOT NULL, stored REAL NOT NULL,
        PRIMARY KEY (key, model));
      CREATE INDEX IF NOT EXISTS predictions_stored ON predictions (stored)
      """)
    return database
  }
}
