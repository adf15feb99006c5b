import JSON

/// What a mirror's files were made of: entity tag, size and time of each object, for one bucket and prefix.
struct S3MirrorTable: Sendable {
  private static let version = 1

  /// The bucket and the prefix: files of another place are none of this one's.
  let place: String
  /// The objects, as they were listed when their files were written.
  var objects: [ExactKey: S3Object] = [:]

  /// An empty table.
  init(place: String) { self.place = place }

  /// The table in a text; an empty one where that is not to be had, and then everything is fetched again.
  init(place: String, text: [UInt8]) {
    self.place = place
    guard let value = try? JSONValue(parsing: text), value["version"]?.int == Self.version,
      value["place"]?.string == place
    else { return }
    for row in value["objects"]?.array ?? [] {
      guard let key = row[0]?.string, let etag = row[1]?.string, let size = row[2]?.int, let modified = row[3]?.double
      else { continue }
      objects[ExactKey(key)] = S3Object(key: key, size: size, etag: etag, modified: modified)
    }
  }

  /// The table as JSON, a row an object.
  var text: [UInt8] {
    let rows = objects.values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { JSONValue.array([.string($0.key), .string($0.etag), .number($0.size), .number($0.modified)]) }
    let value: JSONValue = ["version": .number(Self.version), "place": .string(place), "objects": .array(rows)]
    return value.utf8()
  }
}
