import JSON
import Storage

/// A JSON object in a text of its own whose last member is a SHA-256 of all bytes before it.
enum SealedJSON {
  private static let opening = Array(",\"checksum\":\"".utf8)
  private static let closing = Array("\"}\n".utf8)

  /// The text of an object with at least one member.
  static func seal(_ object: JSONObject) -> [UInt8] {
    let body = JSONValue.object(object).utf8().dropLast()
    return Array(body) + opening + Array(SHA256.hexadecimal(Array(body)).utf8) + closing
  }

  /// The object of a text.
  ///
  /// - Throws: `StorageError` with code `.damaged` when any byte is not what `seal` wrote.
  static func open(_ text: [UInt8], key: String) throws(StorageError) -> JSONObject {
    let body = Array(text.dropLast(opening.count + 64 + closing.count))
    let expected = opening + Array(SHA256.hexadecimal(body).utf8) + closing
    guard !body.isEmpty, Array(text.dropFirst(body.count)) == expected else {
      throw StorageError(
        .damaged, key: key,
        "expected the checksum of its \(body.count) bytes at the end, found another; restore the object from a copy")
    }
    do {
      guard let object = try JSONValue(parsing: body + Array("}".utf8)).object else {
        throw StorageError(.damaged, key: key, "expected a JSON object")
      }
      return object
    } catch let error as JSONError {
      throw StorageError(.damaged, key: key, "\(error)")
    } catch let error as StorageError {
      throw error
    } catch {
      throw StorageError(.damaged, key: key, "\(error)")
    }
  }
}
