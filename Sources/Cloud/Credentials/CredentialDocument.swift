import JSON

/// Credentials as JSON, in the words of the one who gives them.
struct CredentialDocument {
  /// Who gives them, for errors: `the container endpoint`.
  let giver: String
  /// The keys of id, secret and token.
  var keys = (id: "AccessKeyId", secret: "SecretAccessKey", token: "Token")

  /// Reads `AccessKeyId`, `SecretAccessKey`, the token and `Expiration` (ISO 8601).
  ///
  /// - Throws: `CredentialSourceError` naming what is missing; the text itself stays out of it.
  func credentials(_ bytes: [UInt8]) throws -> Credentials {
    try credentials(parsed(bytes), expirationKey: "Expiration")
  }

  /// The JSON of an answer.
  func parsed(_ bytes: [UInt8]) throws -> JSONValue {
    guard let json = try? JSONValue(parsing: bytes) else {
      throw CredentialSourceError("\(giver) gave no JSON, \(bytes.count) bytes")
    }
    return json
  }

  /// The credentials in an object; an expiration may be a date, or milliseconds since 1970.
  func credentials(_ json: JSONValue, expirationKey: String) throws -> Credentials {
    func text(_ key: String) throws -> String {
      guard let value = json[key]?.string, !value.isEmpty else {
        throw CredentialSourceError("\(giver) gave JSON without \"\(key)\"")
      }
      return value
    }
    var expiration: Double?
    switch json[expirationKey] {
    case .string(let date) where !date.isEmpty:
      guard let time = UTCTime(date) else {
        throw CredentialSourceError("\(giver) gave an \"\(expirationKey)\" that is no date of ISO 8601: \"\(date)\"")
      }
      expiration = Double(time.seconds)
    case .number(let milliseconds): expiration = milliseconds.double / 1000
    default: break
    }
    return Credentials(
      accessKeyID: try text(keys.id), secretAccessKey: try text(keys.secret), sessionToken: json[keys.token]?.string,
      expiration: expiration)
  }
}
